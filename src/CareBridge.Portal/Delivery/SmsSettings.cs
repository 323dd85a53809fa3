using CareBridge.Platform.Hosting;
using CareBridge.Platform.Web;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Delivery;

/// <summary><c>Notices:Sms</c>: where text messages are given to a provider.</summary>
/// <param name="From">How the sender is named, if the provider wants to know.</param>
internal sealed record SmsSettings(Uri Url, string? Token, string? From)
{
    /// <returns>Null when there is none.</returns>
    /// <exception cref="UsageException">It will not do.</exception>
    public static SmsSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Notices:Sms");
        if (section["Url"] is not { Length: > 0 } url) return null;
        if (configuration[PublicUrl.OfPeople] is not { Length: > 0 })
            throw new UsageException("Notices:Sms needs PublicUrl, which links in messages begin with.");
        return Uri.TryCreate(url, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? new SmsSettings(address, section["Token"], section["From"])
                : throw new UsageException("Notices:Sms:Url is an https address, or one on this machine.");
    }

    public override string ToString() => nameof(SmsSettings);
}
