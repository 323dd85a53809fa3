using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>What somebody was sending when their session had ended; kept in the page that asks them to sign in.
/// </summary>
/// <param name="Fields">By name; a field may be there more than once.</param>
/// <param name="Writer">Nobody else sees it, or sends it.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, Guid Writer)
{
    /// <summary>The field that says who a form was shown to, sealed.</summary>
    internal const string Whose = "whose";

    /// <summary>What a reader can make something of: no ids, no versions, nothing sealed.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Readable => Fields.Where(one =>
        one.Value.Length > 0
        && one.Key != "version"
        && !Guid.TryParse(one.Value, out _)
        && !one.Value.StartsWith(Sealed, StringComparison.Ordinal));

    /// <summary>What everything begins with that Data Protection has sealed.</summary>
    private const string Sealed = "CfDJ8";

    public override string ToString() => nameof(KeptForm);
}

/// <summary>Nobody reads it or makes one but this deployment.</summary>
internal sealed class KeptForms(
    IDataProtectionProvider protection, FormWriters writers, IConfiguration configuration)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("CareBridge.KeptForm").ToTimeLimitedDataProtector();

    /// <param name="token">The name of the field that proves where the form is from, which is made anew.</param>
    /// <returns>Null when it is not known to be a form of ours, or who has written it.</returns>
    public string? Seal(HttpRequest request, IFormCollection form, string token)
    {
        if (IsFromElsewhere(request) || writers.Open(form[KeptForm.Whose]) is not { } writer) return null;
        var fields = form.Where(field => field.Key != token && field.Key != KeptForm.Whose)
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        var kept = new KeptForm(request.Path + request.QueryString.ToUriComponent(), [.. fields], writer);
        return _seal.Protect(JsonSerializer.Serialize(kept, JsonFormat.Options), Lifetime);
    }

    /// <summary>Null when it is not one of ours, or too old.</summary>
    public KeptForm? Open(string? text)
    {
        if (text is not { Length: > 0 }) return null;
        try
        {
            return JsonSerializer.Deserialize<KeptForm>(_seal.Unprotect(text), JsonFormat.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// As its browser says. Not every one does, and of a page without a referrer the origin is "null": the sealed field
    /// is what counts, and this comes on top.
    /// </summary>
    private bool IsFromElsewhere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin is not ("" or "null") && origin != PublicUrl.Of(request, configuration, PublicUrl.OfPeople);
    }
}

/// <summary>
/// Whom a form was shown to, as the form brings it back. It is sealed: a page of another site, or of somebody else,
/// cannot say that somebody has written what it sends in their name.
/// </summary>
internal sealed class FormWriters(IDataProtectionProvider protection)
{
    /// <summary>As long as a page may stand open before it is sent.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("CareBridge.FormWriter").ToTimeLimitedDataProtector();

    public string Seal(Guid writer) => _seal.Protect(writer.ToString(), Lifetime);

    /// <summary>Null when it is not one of ours, or too old.</summary>
    public Guid? Open(string? text)
    {
        if (text is not { Length: > 0 }) return null;
        try
        {
            return Guid.Parse(_seal.Unprotect(text), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
