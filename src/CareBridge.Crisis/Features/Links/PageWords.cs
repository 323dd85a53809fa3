using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Features.Links;

/// <summary>
/// What stands on the page behind a link. It says how grave it is and since when, and nothing of whom: whoever opens it
/// has not signed in.
/// </summary>
internal sealed record PageWords
{
    public required string Tag { get; init; }

    /// <summary>Before all else, when the team practices.</summary>
    public required string Drill { get; init; }

    public required string AnswerTitle { get; init; }

    public required string HandOverTitle { get; init; }

    public required string FollowUpTitle { get; init; }

    public required string Low { get; init; }

    public required string Moderate { get; init; }

    public required string High { get; init; }

    /// <summary>Before a number of minutes.</summary>
    public required string Waiting { get; init; }

    public required string Take { get; init; }

    public required string Decline { get; init; }

    public required string TakenTitle { get; init; }

    public required string Taken { get; init; }

    public required string DeclinedTitle { get; init; }

    public required string Declined { get; init; }

    public required string ClosedTitle { get; init; }

    public required string Closed { get; init; }

    public static PageWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    public string Title(PagePurpose purpose) => purpose switch
    {
        PagePurpose.HandOver => HandOverTitle,
        PagePurpose.FollowUp => FollowUpTitle,
        PagePurpose.Answer or PagePurpose.Repeated or PagePurpose.Alarm => AnswerTitle,
    };

    public string Of(Severity severity) => severity switch
    {
        Severity.Low => Low,
        Severity.Moderate => Moderate,
        Severity.High => High,
    };

    private static PageWords English { get; } = new()
    {
        Tag = "en",
        Drill = "DRILL",
        AnswerTitle = "Somebody waits for a responder",
        HandOverTitle = "A colleague asks you to take over",
        FollowUpTitle = "A follow-up was not made in time",
        Low = "The risk was found to be low.",
        Moderate = "The risk was found to be moderate.",
        High = "The risk was found to be high.",
        Waiting = "Minutes since it was raised:",
        Take = "I take it",
        Decline = "I cannot",
        TakenTitle = "You have it",
        Taken = "Sign in to CareBridge now: there you see whom it is about and whom to call.",
        DeclinedTitle = "Your colleague keeps it",
        Declined = "There is nothing more to do for you.",
        ClosedTitle = "This link does not open",
        Closed = "It was used, somebody else was faster, or it is not needed any more. Sign in to CareBridge to see.",
    };

    private static PageWords Spanish { get; } = new()
    {
        Tag = "es",
        Drill = "SIMULACRO",
        AnswerTitle = "Alguien espera a una persona de guardia",
        HandOverTitle = "Alguien de su equipo le pide que le releve",
        FollowUpTitle = "Un seguimiento no se hizo a tiempo",
        Low = "Se encontró que el riesgo es bajo.",
        Moderate = "Se encontró que el riesgo es moderado.",
        High = "Se encontró que el riesgo es alto.",
        Waiting = "Minutos desde el aviso:",
        Take = "Me encargo",
        Decline = "No puedo",
        TakenTitle = "Está a su cargo",
        Taken = "Inicie sesión en CareBridge ahora: allí verá de quién se trata y a quién llamar.",
        DeclinedTitle = "Sigue a cargo de su colega",
        Declined = "No tiene que hacer nada más.",
        ClosedTitle = "Este enlace no se abre",
        Closed = "Ya se usó, otra persona fue más rápida o ya no hace falta. Inicie sesión en CareBridge para ver.",
    };
}
