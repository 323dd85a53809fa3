using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Codes as the person who signs reads them: "specific and meaningful" (42 CFR 2.31(a)(3)).</summary>
internal static class PlainWords
{
    public static string Describe(DisclosureCategory category, Language language = Language.En) => language switch
    {
        Language.En => InEnglish(category),
        Language.Es => InSpanish(category),
    };

    public static string Describe(PurposeOfUse purpose, Language language = Language.En) => language switch
    {
        Language.En => InEnglish(purpose),
        Language.Es => InSpanish(purpose),
    };

    private static string InEnglish(DisclosureCategory category) => category switch
    {
        DisclosureCategory.Engagement =>
            "Whether you are in touch with your community, since when it supports you, and milestones you reached",
        DisclosureCategory.CheckInScores =>
            "Scores from your check-ins, and the answers they come from: craving, mood and recovery capital",
        DisclosureCategory.Reflections => "What you wrote in your own words in check-ins",
        DisclosureCategory.Attendance => "Which meetings and sessions you attended, and when",
        DisclosureCategory.AftercarePlan =>
            "Your aftercare plan and its goals, who stands by you, and your discharge papers",
        DisclosureCategory.Referrals => "Referrals made for you, and what came of them",
        DisclosureCategory.SafetyPlan => "Your safety plan for a crisis",
        DisclosureCategory.CrisisEvents => "Crises that were reported for you, and how they were answered",
        DisclosureCategory.CounsellingNotes => "Notes of your counselling sessions",
        DisclosureCategory.Identity => "Your name, contact details, birth date and identifiers",
    };

    private static string InSpanish(DisclosureCategory category) => category switch
    {
        DisclosureCategory.Engagement =>
            "Si está en contacto con su comunidad, desde cuándo le apoya, y los logros que ha alcanzado",
        DisclosureCategory.CheckInScores =>
            "Puntuaciones de sus reuniones de seguimiento, y las respuestas de las que salen: deseo de consumir, "
                + "ánimo y capital de recuperación",
        DisclosureCategory.Reflections => "Lo que usted escribió con sus propias palabras en el seguimiento",
        DisclosureCategory.Attendance => "A qué reuniones y sesiones asistió, y cuándo",
        DisclosureCategory.AftercarePlan =>
            "Su plan de cuidado posterior y sus metas, quiénes le acompañan, y sus papeles del alta",
        DisclosureCategory.Referrals => "Las derivaciones que se hicieron para usted y su resultado",
        DisclosureCategory.SafetyPlan => "Su plan de seguridad para una crisis",
        DisclosureCategory.CrisisEvents => "Las crisis que se comunicaron sobre usted y cómo se atendieron",
        DisclosureCategory.CounsellingNotes => "Las notas de sus sesiones de consejería",
        DisclosureCategory.Identity => "Su nombre, datos de contacto, fecha de nacimiento e identificadores",
    };

    private static string InEnglish(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "To treat you",
        PurposeOfUse.CareManagement => "To coordinate your care between those who support you",
        PurposeOfUse.Operations => "To run and improve the recipient's health care services",
        PurposeOfUse.EmergencyTreatment => "To treat you in an emergency",
    };

    private static string InSpanish(PurposeOfUse purpose) => purpose switch
    {
        PurposeOfUse.Treatment => "Para darle tratamiento",
        PurposeOfUse.CareManagement => "Para coordinar su atención entre quienes le apoyan",
        PurposeOfUse.Operations => "Para prestar y mejorar los servicios de salud de quien la recibe",
        PurposeOfUse.EmergencyTreatment => "Para atenderle en una emergencia",
    };
}
