using CareBridge.Portal.Pages.Charts;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Of the figures.</summary>
internal sealed partial record CrisisWords
{
    public string FiguresShort => IsSpanish ? "Cifras" : "Figures";

    public string FiguresTitle => IsSpanish ? "Cuánto se tarda en responder" : "How long an answer takes";

    public string NoFigures => IsSpanish
        ? "Todavía no hubo avisos en estas semanas. Cuando los haya, aquí verá a qué horas se tarda más en responder."
        : "Nobody has raised anything in these weeks. When somebody does, you see here at which hours answers take "
            + "longest.";

    public string MinutesByHour => IsSpanish
        ? "Minutos hasta que alguien se encarga, por hora del aviso"
        : "Minutes until somebody takes it, by the hour at which it was raised";

    public string HourOfDay => IsSpanish ? "Hora" : "Hour";

    public string HalfWithin => IsSpanish ? "La mitad, en estos minutos" : "Half within minutes";

    public string NineOfTenWithin => IsSpanish ? "Nueve de diez, en estos minutos" : "Nine of ten within minutes";

    public string AllEscalations => IsSpanish ? "Avisos" : "Raised in all";

    public string InTime => IsSpanish ? "A tiempo" : "In time";

    public string FiguresOf(string from, string until) => IsSpanish
        ? $"De los avisos del {from} al {until}. Aquí no aparece nadie."
        : $"Of what was raised from {from} to {until}. Nobody is named here.";

    public string KeptBack(int least) => IsSpanish
        ? $"Lo que trata de menos de {least} avisos no se muestra: podría señalar a alguien."
        : $"What is about fewer than {least} is not shown: it could point at somebody.";

    /// <param name="hour">Null where no hour has enough.</param>
    public string SlowestHour(string? hour, double? minutes) => (hour, minutes, IsSpanish) switch
    {
        ({ } slow, { } median, false) => $"Slowest: from {slow}:00, half within {ChartWords.Number(median)} minutes.",
        ({ } slow, { } median, true) =>
            $"La más lenta: desde las {slow}:00, la mitad en {ChartWords.Number(median)} minutos.",
        (_, _, false) => "No hour has enough to say which is slowest.",
        (_, _, true) => "Ninguna hora tiene bastantes avisos para decir cuál es la más lenta.",
    };
}
