using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>How recovery capital goes, as it is said to whoever looks at it together.</summary>
internal static class TrendWords
{
    public static string Words(this RecoveryCapitalTrend trend, Language language) => (trend.Direction, language) switch
    {
        (TrendDirection.TooFew, Language.En) => "There are too few answers yet to say how it goes.",
        (TrendDirection.Rising, Language.En) => $"Recovery capital has grown by {trend.Change} points.",
        (TrendDirection.Steady, Language.En) => "Recovery capital is about the same.",
        (TrendDirection.Falling, Language.En) => $"Recovery capital is {-trend.Change} points lower than before.",
        (TrendDirection.TooFew, Language.Es) => "Todavía hay muy pocas respuestas para decir cómo va.",
        (TrendDirection.Rising, Language.Es) => $"El capital de recuperación creció {trend.Change} puntos.",
        (TrendDirection.Steady, Language.Es) => "El capital de recuperación está más o menos igual.",
        (TrendDirection.Falling, Language.Es) =>
            $"El capital de recuperación está {-trend.Change} puntos más bajo que antes.",
    };
}
