using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Codes as the person who signs reads them: "specific and meaningful" (42 CFR 2.31(a)(3)).</summary>
internal static class PlainWords
{
    public static string Describe(DisclosureCategory category) => category switch
    {
        DisclosureCategory.Engagement => "Whether you are in touch with your community, and milestones you reached",
        DisclosureCategory.CheckInScores => "Scores from your check-ins: craving, mood and recovery capital",
        DisclosureCategory.Reflections => "What you wrote in your own words in check-ins",
        DisclosureCategory.Attendance => "Which meetings and sessions you attended, and when",
        DisclosureCategory.AftercarePlan => "Your aftercare plan and its goals",
        DisclosureCategory.Referrals => "Referrals made for you, and what came of them",
        DisclosureCategory.SafetyPlan => "Your safety plan for a crisis",
        DisclosureCategory.CrisisEvents => "Crises that were reported for you, and how they were answered",
        DisclosureCategory.CounsellingNotes => "Notes of your counselling sessions",
        DisclosureCategory.Identity => "Your name, contact details, birth date and identifiers",
    };

    public static string Describe(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "To treat you",
        PurposeOfUse.CareManagement => "To coordinate your care between those who support you",
        PurposeOfUse.Operations => "To run and improve the recipient's health care services",
        PurposeOfUse.EmergencyTreatment => "To treat you in an emergency",
    };
}
