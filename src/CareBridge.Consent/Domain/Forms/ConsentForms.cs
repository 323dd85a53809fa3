using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain.Forms;

/// <summary>Every wording that was ever put before somebody.</summary>
internal static class ConsentForms
{
    public const string CurrentVersion = "2026-2";

    /// <summary>The paper form of an organization that filed it already signed; its scan is kept.</summary>
    public const string FiledVersion = "filed";

    public static readonly IReadOnlyList<ConsentForm> All =
        [EnglishForms.First, EnglishForms.Second, EnglishForms.Filed, SpanishForms.Second];

    /// <summary>The one to put before somebody now.</summary>
    public static ConsentForm Current(Language language) => Find(CurrentVersion, language)!;

    /// <summary>Null when there never was such a one.</summary>
    public static ConsentForm? Find(string version, Language language) =>
        All.FirstOrDefault(form => form.Version == version && form.Language == language);

    public static ConsentFormKind KindOf(ConsentTerms terms)
    {
        if (terms.Categories.Contains(DisclosureCategory.CounsellingNotes)) return ConsentFormKind.CounsellingNotes;
        return terms.RecipientPersons.Any(person => person.Relationship != RecipientRelationship.Staff)
            ? ConsentFormKind.FamilyAndAllies
            : ConsentFormKind.Records;
    }
}
