using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain.Forms;

/// <summary>Every wording that was ever put before somebody.</summary>
internal static class ConsentForms
{
    public const string English = "en";
    public const string Spanish = "es";

    public const string CurrentVersion = "2026-2";

    public static readonly IReadOnlyList<string> Languages = [English, Spanish];

    public static readonly IReadOnlyList<ConsentForm> All =
        [EnglishForms.First, EnglishForms.Second, SpanishForms.Second];

    /// <summary>The one to put before somebody now.</summary>
    public static ConsentForm Current(string language) => Find(CurrentVersion, language)!;

    /// <summary>Null when there never was such a one.</summary>
    public static ConsentForm? Find(string version, string language) =>
        All.FirstOrDefault(form => form.Version == version && form.Language == language);

    public static ConsentFormKind KindOf(ConsentTerms terms)
    {
        if (terms.Categories.Contains(DisclosureCategory.CounsellingNotes)) return ConsentFormKind.CounsellingNotes;
        return terms.RecipientPersons.Any(person => person.Relationship != RecipientRelationship.Staff)
            ? ConsentFormKind.FamilyAndAllies
            : ConsentFormKind.Records;
    }
}
