using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>Why there is a warning, in plain words: the rule and the fact.</summary>
internal static class WarningWords
{
    public static string Explain(WarningCause cause, Language language)
    {
        var (fact, limit) = (cause.Measured, cause.Threshold);
        return (cause.Signal, language) switch
        {
            (WarningSignal.CheckInsMissed, Language.En) =>
                $"{fact} agreed check-ins in a row were not made; the limit is {limit}.",
            (WarningSignal.ContactLost, Language.En) => "There has been no contact for long.",
            (WarningSignal.Craving, Language.En) => $"Craving was {fact} of 10; the limit is {limit}.",
            (WarningSignal.Mood, Language.En) => $"Mood was {fact} of 10; the limit is {limit}.",
            (WarningSignal.Sleep, Language.En) => $"Sleep was {fact} of 10; the limit is {limit}.",
            (WarningSignal.Connection, Language.En) => $"Feeling connected was {fact} of 10; the limit is {limit}.",
            (WarningSignal.SobrietyNotKept, Language.En) => "They did not keep to what sobriety means for them.",
            (WarningSignal.RecoveryCapitalFell, Language.En) =>
                $"The BARC-10 total fell by {fact} points; the limit is {limit}.",
            (WarningSignal.CheckInsMissed, Language.Es) =>
                $"No hubo {fact} contactos acordados seguidos; el límite es {limit}.",
            (WarningSignal.ContactLost, Language.Es) => "Hace mucho que no hay contacto.",
            (WarningSignal.Craving, Language.Es) => $"El antojo fue {fact} de 10; el límite es {limit}.",
            (WarningSignal.Mood, Language.Es) => $"El ánimo fue {fact} de 10; el límite es {limit}.",
            (WarningSignal.Sleep, Language.Es) => $"El sueño fue {fact} de 10; el límite es {limit}.",
            (WarningSignal.Connection, Language.Es) => $"La compañía fue {fact} de 10; el límite es {limit}.",
            (WarningSignal.SobrietyNotKept, Language.Es) => "No mantuvo lo que la sobriedad significa para sí.",
            (WarningSignal.RecoveryCapitalFell, Language.Es) =>
                $"El total de BARC-10 bajó {fact} puntos; el límite es {limit}.",
        };
    }
}
