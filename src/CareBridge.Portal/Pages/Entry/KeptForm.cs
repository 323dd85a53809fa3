using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>What somebody was sending when their session had ended; kept in the page that asks them to sign in.
/// </summary>
/// <param name="Fields">By name; a field may be there more than once.</param>
/// <param name="Writer">Nobody else sees it, or sends it.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, Guid Writer)
{
    /// <summary>The field that says who a form was shown to.</summary>
    internal const string Whose = "whose";

    public override string ToString() => nameof(KeptForm);
}

/// <summary>Nobody reads it or makes one but this deployment.</summary>
internal sealed class KeptForms(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("CareBridge.KeptForm").ToTimeLimitedDataProtector();

    /// <param name="token">The name of the field that proves where the form is from, which is made anew.</param>
    /// <returns>Null when nobody is known to have written it.</returns>
    public string? Seal(HttpRequest request, IFormCollection form, string token)
    {
        if (!Guid.TryParse(form[KeptForm.Whose], out var writer)) return null;
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
}
