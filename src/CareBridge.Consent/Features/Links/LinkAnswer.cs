using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Features.Links;

/// <summary>What comes back from the form.</summary>
internal sealed record LinkAnswer
{
    public static readonly LinkAnswer Empty = new();

    public string? Session { get; init; }

    public string? Language { get; init; }

    /// <summary><c>sign</c> or <c>decline</c>: which button.</summary>
    public string? Action { get; init; }

    public string? Name { get; init; }

    /// <summary>A day; the consent ends when it begins, UTC.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The categories that were left ticked.</summary>
    public DisclosureCategory[]? Categories { get; init; }

    public bool Read { get; init; }

    /// <summary>What was wrong with it, by the fields of a grant.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    public bool SaysNo => Action == "decline";

    public ConsentGrant ToGrant(ConsentLink link, string language) => new()
    {
        Signer = link.Signer,
        SignedName = Name,
        Language = language,
        FormVersion = ConsentForms.CurrentVersion,
        Categories = link.Signer == SignerRole.Guardian ? null : Categories ?? [],
        ExpiresAt = Until is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        ExplainedBy = link.MadeBy,
        RightToRevokeRead = Read,
        RedisclosureRead = Read,
        RefusalRead = Read,
    };
}
