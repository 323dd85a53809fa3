using CareBridge.Aftercare.Domain;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>How the page of a check-in talks.</summary>
internal sealed record CheckInWords
{
    private static readonly CheckInWords English = new()
    {
        Title = "How are you today?",
        Sobriety = "Did you keep to what sobriety means for you?",
        Craving = "How strong was craving? (0 none, 10 overwhelming)",
        Mood = "How is your mood? (0 worst, 10 best)",
        Sleep = "How did you sleep? (0 worst, 10 best)",
        Connection = "How connected did you feel? (0 alone, 10 held)",
        Reflection = "What you want to write down; only you see it unless you share it",
        Share = "Share what I wrote with my community",
        Yes = "Yes",
        No = "No",
        Send = "Send",
        Thanks = "Thank you for checking in",
        Again = "That did not work. Please send it once more",
        TooLong = "That was too long. Please go back and shorten it",
        Help = "If you need somebody to talk to right now, call or text 988. In danger, call 911.",
    };

    private static readonly CheckInWords Spanish = new()
    {
        Title = "¿Cómo está hoy?",
        Sobriety = "¿Mantuvo lo que la sobriedad significa para usted?",
        Craving = "¿Qué tan fuerte fue el antojo? (0 nada, 10 abrumador)",
        Mood = "¿Cómo está de ánimo? (0 lo peor, 10 lo mejor)",
        Sleep = "¿Cómo durmió? (0 lo peor, 10 lo mejor)",
        Connection = "¿Qué tan acompañado se sintió? (0 solo, 10 acompañado)",
        Reflection = "Lo que quiera escribir; solo usted lo ve si no lo comparte",
        Share = "Compartir lo que escribí con mi comunidad",
        Yes = "Sí",
        No = "No",
        Send = "Enviar",
        Thanks = "Gracias por contarnos",
        Again = "No funcionó. Por favor, envíelo otra vez",
        TooLong = "Era demasiado largo. Por favor, regrese y acórtelo",
        Help = "Si necesita hablar con alguien ahora, llame o escriba al 988. En peligro, llame al 911.",
    };

    public required string Title { get; init; }

    public required string Sobriety { get; init; }

    public required string Craving { get; init; }

    public required string Mood { get; init; }

    public required string Sleep { get; init; }

    public required string Connection { get; init; }

    public required string Reflection { get; init; }

    public required string Share { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Send { get; init; }

    public required string Thanks { get; init; }

    public required string Again { get; init; }

    public required string TooLong { get; init; }

    public required string Help { get; init; }

    public static CheckInWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    public string Question(CheckInQuestion question) => question switch
    {
        CheckInQuestion.Sobriety => Sobriety,
        CheckInQuestion.Craving => Craving,
        CheckInQuestion.Mood => Mood,
        CheckInQuestion.Sleep => Sleep,
        CheckInQuestion.Connection => Connection,
        CheckInQuestion.Reflection => Reflection,
    };
}
