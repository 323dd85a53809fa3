using System.Globalization;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>What comes back from the form.</summary>
internal sealed record LinkAnswer
{
    public string Session { get; init; } = "";

    public Language Language { get; init; }

    /// <summary>The person pressed the button that says no.</summary>
    public bool SaysNo { get; init; }

    public string? Name { get; init; }

    /// <summary>The consent ends when this day begins, UTC.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The categories that were left ticked; null before the form was sent.</summary>
    public IReadOnlyList<DisclosureCategory>? Categories { get; init; }

    public bool Read { get; init; }

    /// <summary>What was wrong with it, by the fields of a grant.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public static LinkAnswer From(IFormCollection form) => new()
    {
        Session = form["session"].ToString(),
        Language = Coded<Language>.TryParse(form["language"], out var language) ? language : Language.En,
        SaysNo = form["action"] == "decline",
        Name = form["name"],
        Until = DateOnly.TryParseExact(form["until"], "O", CultureInfo.InvariantCulture, default, out var day)
            ? day
            : null,
        Categories = [.. Enum.GetValues<DisclosureCategory>().Where(c => form["categories"].Contains(EnumCode.Of(c)))],
        Read = form["read"].Count > 0,
    };

    public ConsentGrant ToGrant(ConsentLink link) => new()
    {
        Signer = link.Signer,
        SignedName = Name,
        Language = Language,
        FormVersion = ConsentForms.CurrentVersion,
        Categories = link.Signer == SignerRole.Guardian ? null : Categories,
        ExpiresAt = Until is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        ExplainedBy = link.MadeBy,
        RightToRevokeRead = Read,
        RedisclosureRead = Read,
        RefusalRead = Read,
    };
}
