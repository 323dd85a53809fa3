using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CareBridge.Portal.Delivery;

/// <summary>Where in a conversation a mail server said no.</summary>
internal enum SmtpStage
{
    Greeting,

    /// <summary>It does not offer to encrypt.</summary>
    Encryption,

    SignIn,

    Sender,

    Recipient,

    Content,
}

/// <summary>A mail server's no.</summary>
/// <param name="code">RFC 5321, section 4.2: 4yz for now, 5yz for good.</param>
/// <param name="text">May begin with an enhanced status code (RFC 3463).</param>
internal sealed class SmtpRefusedException(SmtpStage stage, int code, string text = "")
    : Exception($"The mail server answered {code} at {stage}.")
{
    public SmtpStage Stage { get; } = stage;

    public bool ForGood { get; } = code >= 500;

    /// <summary>
    /// It is us whom it does not want: not signed in (RFC 4954, section 6), no service for us (554), or its policy (RFC
    /// 3463, section 3.8).
    /// </summary>
    public bool IsAboutUs { get; } = code is 530 or 535 or 554 || text.StartsWith("5.7.", StringComparison.Ordinal);
}

/// <summary>
/// A conversation with a mail server (RFC 5321). The framework's client does not tell whether the server may have the
/// mail already when something goes wrong; here what has not been handed over is known not to have been.
/// </summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int MostLines = 100;
    private const int LongestLine = 2000;

    private readonly TcpClient _tcp = new() { NoDelay = true };
    private Stream _stream = Stream.Null;
    private StreamReader _replies = StreamReader.Null;
    private List<string> _offers = [];

    /// <summary>When the certificate ends by which the server was believed; null without encryption.</summary>
    public DateTimeOffset? TrustedUntil { get; private set; }

    /// <exception cref="SmtpRefusedException">It does not want us.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">
    /// There is no encryption, or the certificate is not trusted.
    /// </exception>
    public async Task OpenAsync(SmtpSettings settings, CancellationToken cancellation)
    {
        await _tcp.ConnectAsync(settings.Host, settings.Port, cancellation);
        Use(_tcp.GetStream());
        if (settings.Security == SmtpSecurity.Tls) await EncryptAsync(settings, cancellation);
        await ExpectAsync(220, SmtpStage.Greeting, cancellation);
        await GreetAsync(settings.Name, cancellation);
        if (settings.Security == SmtpSecurity.StartTls)
        {
            await SayAsync("STARTTLS", 220, SmtpStage.Encryption, cancellation);
            await EncryptAsync(settings, cancellation);
            // What was offered before could have been anybody's.
            await GreetAsync(settings.Name, cancellation);
        }
        if (settings.User is { Length: > 0 } user) await SignInAsync(user, settings.Password ?? "", cancellation);
    }

    /// <param name="content">Header and body, in lines of ASCII that end with CRLF.</param>
    /// <param name="handOver">Called when all has been agreed on and nothing has been sent.</param>
    public async Task SendAsync(
        string from, string to, string content, Func<Task> handOver, CancellationToken cancellation)
    {
        // Where a line ended early, the rest would be a command.
        if (!Ascii.IsValid(to) || to.Any(char.IsControl)) throw new SmtpRefusedException(SmtpStage.Recipient, 501);
        await SayAsync($"MAIL FROM:<{from}>", 250, SmtpStage.Sender, cancellation);
        await SayAsync($"RCPT TO:<{to}>", 250, SmtpStage.Recipient, cancellation);
        await SayAsync("DATA", 354, SmtpStage.Content, cancellation);
        await handOver();
        await WriteAsync(content.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + "\r\n.\r\n", cancellation);
        await ExpectAsync(250, SmtpStage.Content, cancellation);
        // What has been answered stands, whether or not the server hears the end of it.
        await WriteAsync("QUIT\r\n", cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _replies.Dispose();
        _stream.Dispose();
        _tcp.Dispose();
    }

    private async Task GreetAsync(string name, CancellationToken cancellation) =>
        _offers = await SayAsync($"EHLO {name}", 250, SmtpStage.Greeting, cancellation);

    private async Task EncryptAsync(SmtpSettings settings, CancellationToken cancellation)
    {
        var encrypted = new SslStream(_stream);
        var options = new SslClientAuthenticationOptions { TargetHost = settings.Host };
        if (settings.Authority is { } authority)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }
        await encrypted.AuthenticateAsClientAsync(options, cancellation);
        TrustedUntil = (encrypted.RemoteCertificate as X509Certificate2)?.NotAfter.ToUniversalTime();
        // With a new reader: what came unencrypted before the encryption began is not heard.
        Use(encrypted);
    }

    /// <summary>RFC 4616, or the older way where there is no other.</summary>
    private async Task SignInAsync(string user, string password, CancellationToken cancellation)
    {
        var ways = _offers.Where(offer => offer.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
            .SelectMany(offer => offer.Split(' ', '=')).ToList();
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase) || ways.Count == 0)
        {
            await SayAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", 235, SmtpStage.SignIn, cancellation);
            return;
        }
        await SayAsync("AUTH LOGIN", 334, SmtpStage.SignIn, cancellation);
        await SayAsync(Base64(user), 334, SmtpStage.SignIn, cancellation);
        await SayAsync(Base64(password), 235, SmtpStage.SignIn, cancellation);
    }

    private async Task<List<string>> SayAsync(
        string command, int expected, SmtpStage stage, CancellationToken cancellation)
    {
        await WriteAsync(command + "\r\n", cancellation);
        return await ExpectAsync(expected, stage, cancellation);
    }

    /// <returns>The reply's lines without its code.</returns>
    private async Task<List<string>> ExpectAsync(int expected, SmtpStage stage, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await _replies.ReadLineAsync(cancellation) ?? throw new IOException("The mail server hung up.");
            if (line.Length is < 3 or > LongestLine
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new IOException("The mail server does not speak SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            return code / 10 == expected / 10 ? lines : throw new SmtpRefusedException(stage, code, lines[^1]);
        }
        throw new IOException("The mail server's reply has no end.");
    }

    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        await _stream.FlushAsync(cancellation);
    }

    private void Use(Stream stream)
    {
        _stream = stream;
        _replies = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
