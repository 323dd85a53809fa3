using System.Security.Cryptography;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Whose notices stop, and which.</summary>
/// <param name="Kind">Null is all that are not urgent.</param>
internal sealed record Unsubscription(Guid PersonId, NoticeKind? Kind, NoticeLanguage Language);

/// <summary>
/// The addresses that are sent. An unsubscription is sealed: nobody reads or makes one but this deployment.
/// </summary>
internal sealed class NoticeLinks(NoticeSettings settings, IDataProtectionProvider protection)
{
    public const string Page = "/notices";
    public const string UnsubscribePath = "/api/portal/notices/unsubscribe/";

    private const string All = "all";

    private readonly IDataProtector _seal = protection.CreateProtector("CareBridge.Unsubscribe");

    /// <param name="noticeId">Null is the list.</param>
    public Uri To(Guid? noticeId) => new($"{settings.Origin}{Page}{(noticeId is { } id ? $"/{id}" : "")}");

    /// <param name="path">Of a page of ours that needs no account.</param>
    public Uri ToPage(string path) => new(settings.Origin + path);

    public Uri ToUnsubscribe(Unsubscription what) => new(settings.Origin + UnsubscribePath + Seal(what));

    public string Seal(Unsubscription what)
    {
        var kind = what.Kind is { } one ? EnumCode.Of(one) : All;
        var text = $"{what.PersonId:N} {kind} {EnumCode.Of(what.Language)}";
        return WebEncoders.Base64UrlEncode(_seal.Protect(System.Text.Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Null when it is not one of ours.</summary>
    public Unsubscription? Open(string token)
    {
        try
        {
            var parts = System.Text.Encoding.ASCII.GetString(_seal.Unprotect(WebEncoders.Base64UrlDecode(token)))
                .Split(' ');
            if (!Coded<NoticeLanguage>.TryParse(parts[2], out var language)) return null;
            if (parts[1] == All) return new Unsubscription(Guid.Parse(parts[0]), null, language);
            // A kind that a later release does not have any more.
            return Coded<NoticeKind>.TryParse(parts[1], out var kind)
                ? new Unsubscription(Guid.Parse(parts[0]), kind, language)
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
