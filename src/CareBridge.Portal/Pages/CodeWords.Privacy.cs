namespace CareBridge.Portal.Pages;

/// <summary>Of what privacy officers look into.</summary>
internal static partial class CodeWords
{
    private static (string Key, string English, string Spanish)[] OfPrivacy =>
    [
        ("nature:overdose", "Overdose", "Sobredosis"),
        ("nature:suicide-risk", "Risk of suicide", "Riesgo de suicidio"),
        ("nature:withdrawal", "Withdrawal", "Abstinencia"),
        ("nature:injury", "Injury", "Lesión"),
        ("nature:medical", "Medical emergency", "Emergencia médica"),
        ("nature:psychiatric", "Psychiatric emergency", "Emergencia psiquiátrica"),
        ("nature:suicide-risk-low", "Crisis, low risk", "Crisis, riesgo bajo"),
        ("nature:suicide-risk-moderate", "Crisis, moderate risk", "Crisis, riesgo moderado"),
        ("nature:suicide-risk-high", "Crisis, high risk", "Crisis, riesgo alto"),
        ("review:pending", "Not reviewed yet", "Sin revisar"),
        ("review:justified", "Justified", "Justificado"),
        ("review:misuse", "Misuse", "Uso indebido"),
        ("fault:edited", "A line was changed", "Se cambió una línea"),
        ("fault:missing", "A line is missing", "Falta una línea"),
        ("fault:inserted", "A line was added", "Se agregó una línea"),
        ("fault:moved", "A line was moved", "Se movió una línea"),
        ("fault:head-changed", "The end of the list was changed", "Se cambió el final de la lista"),
        ("fault:head-missing", "The end of the list is missing", "Falta el final de la lista"),
        ("fault:anchor-changed", "An anchor was changed", "Se cambió un ancla"),
        ("fault:anchor-missing", "An anchor is missing", "Falta un ancla"),
    ];
}
