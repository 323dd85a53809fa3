using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>What accompanies a disclosure besides the notice: the scope of the consent (42 CFR 2.32).</summary>
internal static class ScopeExplanation
{
    public static ConsentScope Of(ConsentRecord consent) => new(
        consent.Id,
        consent.Terms.Categories,
        consent.Terms.Purposes,
        consent.GrantedAt!.Value,
        consent.ExpiresAt,
        Explain(consent));

    private static string Explain(ConsentRecord consent) =>
        $"Disclosed under the patient's consent {consent.Id}, signed {consent.GrantedAt:yyyy-MM-dd}. It covers only: "
        + $"{string.Join("; ", consent.Terms.Categories.Select(Name))}. It is given only for: "
        + $"{string.Join("; ", consent.Terms.Purposes.Select(Name))}. It ends {End(consent)}, or when revoked.";

    private static string End(ConsentRecord consent) => (consent.ExpiresAt, consent.ExpiryEvent) switch
    {
        ({ } at, null) => $"{at:yyyy-MM-dd}",
        (null, { } occurs) => Name(occurs),
        ({ } at, { } occurs) => $"{at:yyyy-MM-dd} or {Name(occurs)}",
        (null, null) => throw new InvalidOperationException("A granted consent ends at some time (2.31(a)(7))."),
    };

    private static string Name(ExpiryEvent occurs) => occurs switch
    {
        ExpiryEvent.ReferralClosed => "when the referral is closed",
        ExpiryEvent.SupportEnded => "when the requesting organization's support ends",
    };

    private static string Name(DisclosureCategory category) => category switch
    {
        DisclosureCategory.Engagement => "engagement, support and milestones",
        DisclosureCategory.CheckInScores => "check-in scores and answers",
        DisclosureCategory.Reflections => "reflections in the patient's own words",
        DisclosureCategory.Attendance => "attendance",
        DisclosureCategory.AftercarePlan => "aftercare plan, its goals, circle of support and discharge papers",
        DisclosureCategory.Referrals => "referrals and their outcomes",
        DisclosureCategory.SafetyPlan => "safety plan",
        DisclosureCategory.CrisisEvents => "crisis events",
        DisclosureCategory.Identity => "identity",
        DisclosureCategory.CounsellingNotes => "SUD counselling notes",
    };

    private static string Name(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "treatment",
        PurposeOfUse.CareManagement => "care management and coordination",
        PurposeOfUse.Operations => "health care operations",
        PurposeOfUse.EmergencyTreatment => "emergency treatment",
    };
}
