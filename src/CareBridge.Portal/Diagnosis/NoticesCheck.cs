using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Hosting;
using CareBridge.Portal.Delivery;

namespace CareBridge.Portal.Diagnosis;

/// <summary>Whether notices can be sent: a conversation with the mail server as far as signing in.</summary>
internal sealed class NoticesCheck : DeploymentCheck
{
    private const string Smtp = "Notices:Smtp";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(21);

    public override string Name => "notices";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        try
        {
            SmsSettings.Of(examination.Configuration);
        }
        catch (UsageException exception)
        {
            found.Fault("sms-settings", "Notices:Sms", "The portal will not start so.", exception.Message);
        }
        try
        {
            if (SmtpSettings.Of(examination.Configuration) is { } settings)
                await GreetAsync(settings, examination, found, cancellation);
        }
        catch (Exception exception) when (exception is UsageException or CryptographicException or IOException
            or InvalidOperationException or UnauthorizedAccessException)
        {
            found.Fault(
                "smtp-settings",
                Smtp,
                "The portal will not start so.",
                exception is UsageException
                    ? exception.Message
                    : "See that the port is a number, and that AuthorityFile is a certificate (PEM) and can be read.");
        }
    }

    private static async Task GreetAsync(
        SmtpSettings settings, Examination examination, Findings found, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Examination.Patience);
        using var server = new SmtpConnection();
        try
        {
            await server.OpenAsync(settings, patience.Token);
            LookAtTime(server.TrustedUntil, examination.Time, found);
        }
        catch (SmtpRefusedException refused)
        {
            Tell(refused.Stage, found);
        }
        catch (AuthenticationException)
        {
            found.Fault(
                "smtp-certificate",
                Smtp,
                "The mail server's certificate is not trusted, has expired, or is for another name.",
                "Renew it, put the host's name right, or name its authority in Notices:Smtp:AuthorityFile.");
        }
        catch (Exception exception) when (exception is SocketException or IOException
            or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            found.Fault(
                "smtp-unreachable",
                Smtp,
                "The mail server does not answer.",
                "See that host, port and Security are right (587 start-tls, 465 tls), and that the way is open.");
        }
    }

    private static void Tell(SmtpStage stage, Findings found)
    {
        switch (stage)
        {
            case SmtpStage.Encryption:
                found.Fault(
                    "smtp-unencrypted",
                    Smtp,
                    "The mail server does not offer to encrypt.",
                    "Turn STARTTLS on there, or set Notices:Smtp:Security to tls and the port to 465.");
                break;
            case SmtpStage.SignIn:
                found.Fault(
                    "smtp-sign-in",
                    Smtp,
                    "The mail server does not let this user in.",
                    "Put right Notices:Smtp:User and Notices:Smtp:Password.");
                break;
            case SmtpStage.Greeting or SmtpStage.Sender or SmtpStage.Recipient or SmtpStage.Content:
                found.Fault(
                    "smtp-refused",
                    Smtp,
                    "The mail server wants nothing from this machine.",
                    "Let this machine's address send there, or have mail go by another server.");
                break;
        }
    }

    private static void LookAtTime(DateTimeOffset? until, TimeProvider time, Findings found)
    {
        if (until is not { } end || end - time.GetUtcNow() >= Soon) return;
        found.Warning(
            "smtp-certificate-expiring",
            Smtp,
            "The mail server's certificate expires within three weeks; after that nothing is sent.",
            "Have it renewed.");
    }
}
