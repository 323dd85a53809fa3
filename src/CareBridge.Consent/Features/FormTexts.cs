using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;

namespace CareBridge.Consent.Features;

/// <summary>What a person reads before they sign, and signed under.</summary>
internal sealed record FormTexts(
    string Version,
    Language Language,
    ConsentFormKind Kind,
    string Title,
    string Introduction,
    string RightToRevoke,
    string Redisclosure,
    string Refusal,
    string CounsellingNotes,
    string YourCopy)
{
    public static FormTexts Of(ConsentRecord consent, Language language)
    {
        var kind = ConsentForms.KindOf(consent.Asked);
        return consent.Signatures is [var signed, ..]
            ? Of(ConsentForms.Find(signed.FormVersion, signed.Language)!, kind)
            : Of(ConsentForms.Current(language), kind);
    }

    public static FormTexts Of(ConsentForm form, ConsentFormKind kind) => new(
        form.Version,
        form.Language,
        kind,
        form.Title,
        form.Introductions[kind],
        form.RightToRevoke,
        form.Redisclosure,
        form.Refusal,
        form.CounsellingNotes,
        form.YourCopy);
}
