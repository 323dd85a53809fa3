using System.Net.Mail;
using System.Security.Cryptography.X509Certificates;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Web;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Delivery;

internal enum SmtpSecurity
{
    /// <summary>RFC 3207; a server that does not offer it is not used.</summary>
    StartTls,

    /// <summary>From the first byte (RFC 8314), mostly on port 465.</summary>
    Tls,

    /// <summary>For a relay on the same machine.</summary>
    None,
}

/// <summary><c>Notices:Smtp</c>: the server that takes our mail.</summary>
/// <param name="Name">What we call ourselves.</param>
internal sealed record SmtpSettings(string Host, int Port, SmtpSecurity Security, MailAddress From, string Name)
{
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Who alone may have signed the server's certificate; null trusts whom the machine trusts.</summary>
    public X509Certificate2? Authority { get; init; }

    /// <returns>Null when there is none.</returns>
    /// <exception cref="UsageException">Something is missing or will not do.</exception>
    public static SmtpSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Notices:Smtp");
        if (section["Host"] is not { Length: > 0 } host) return null;
        if (!Uri.TryCreate(configuration[PublicUrl.OfPeople], UriKind.Absolute, out var origin))
            throw new UsageException("Notices:Smtp needs PublicUrl, which links in e-mails begin with.");
        if (!MailAddress.TryCreate(section["From"], out var from))
            throw new UsageException("Notices:Smtp:From is not an e-mail address.");
        var security = section["Security"] switch
        {
            null or "start-tls" => SmtpSecurity.StartTls,
            "tls" => SmtpSecurity.Tls,
            "none" => SmtpSecurity.None,
            _ => throw new UsageException("Notices:Smtp:Security is one of: start-tls, tls, none."),
        };
        if (security == SmtpSecurity.None && section["User"] is { Length: > 0 })
            throw new UsageException("Notices:Smtp:User and its password are sent over TLS only.");
        return new SmtpSettings(
            host,
            section.GetValue("Port", security == SmtpSecurity.Tls ? 465 : 587),
            security,
            new MailAddress(from.Address, from.DisplayName.Length > 0 ? from.DisplayName : "CareBridge"),
            origin.IdnHost)
        {
            User = section["User"],
            Password = section["Password"],
            Authority = section["AuthorityFile"] is { Length: > 0 } file
                ? X509CertificateLoader.LoadCertificateFromFile(file)
                : null,
        };
    }

    public override string ToString() => nameof(SmtpSettings);
}
