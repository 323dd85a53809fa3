using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of check-ins and of the BARC-10 talk.</summary>
internal sealed class CheckInWords(NoticeLanguage language) : BothLanguages(language)
{
    /// <summary>What each statement measures; the statements themselves are the instrument's.</summary>
    public IReadOnlyList<string> Statements =>
    [
        Say("Substance use and sobriety", "Consumo y sobriedad"),
        Say("How my mind is", "Cómo está mi ánimo"),
        Say("How my body is", "Cómo está mi cuerpo"),
        Say("Being part of a community", "Ser parte de una comunidad"),
        Say("People who support me", "Personas que me apoyan"),
        Say("Things that matter to me", "Actividades que me importan"),
        Say("Housing and safety", "Vivienda y seguridad"),
        Say("Taking risks", "Correr riesgos"),
        Say("Coping with daily life", "Manejar la vida diaria"),
        Say("How recovery goes", "Cómo va la recuperación"),
    ];

    public string HowAreYou => Say("How are you now?", "¿Cómo está ahora?");

    public string Skip => Say("You can skip any question.", "Puede saltarse cualquier pregunta.");

    public string Sobriety => Say("Did you keep to what sobriety means for you?",
        "¿Mantuvo lo que la sobriedad significa para usted?");

    public string Reflection => Say("What you want to write down", "Lo que quiera escribir");

    public string ReflectionAbout => Say(
        "Only you see this, unless you share it.", "Solo usted lo ve, si no lo comparte.");

    public string Shares => Say("Share my words with my community", "Compartir mis palabras con mi comunidad");

    public string Send => Say("Save my check-in", "Guardar cómo estoy");

    public string HowItWas => Say("How it has been", "Cómo ha sido");

    public string NoneMade => Say(
        "No check-ins yet. Each one takes a minute. Later you see here how you have been.",
        "Todavía no hay ninguno. Cada uno toma un minuto. Después verá aquí cómo ha estado.");

    public string IsShared => Say("Your community sees these words.", "Su comunidad ve estas palabras.");

    public string IsPrivate => Say("Only you see these words.", "Solo usted ve estas palabras.");

    public string ShareIt => Say("Let my community see them", "Que mi comunidad las vea");

    public string KeepPrivate => Say("Keep them to myself again", "Volver a guardarlas para mí");

    public string When => Say("When", "Cuándo");

    public string ScoreAbout => Say(
        "BARC-10 asks what helps you stay in recovery. Your community has the sheet with the ten sentences. For each "
        + "one, say how much it is true: 1 not at all, 6 completely.",
        "BARC-10 pregunta qué le ayuda a seguir en recuperación. Su comunidad tiene la hoja con las diez frases. Diga "
        + "de cada una cuánto es cierta: 1 nada, 6 por completo.");

    public string ScoreDone => Say("Nothing is due. You can do it again whenever you want.",
        "No toca ahora. Puede hacerlo de nuevo cuando quiera.");

    public string ScoreNext => Say("Next time", "La próxima vez");

    public string SendScore => Say("Save my ten answers", "Guardar mis diez respuestas");

    public string ScoreTrend => Say("Your points over time", "Sus puntos con el tiempo");

    public string ScorePoints => Say("Points, 10 to 60", "Puntos, de 10 a 60");

    public string NoScore => Say("No points yet. After the first time you see them here.",
        "Todavía no hay puntos. Después de la primera vez los verá aquí.");

    public string AnswerAll => Say("Please answer all ten.", "Por favor, responda las diez.");

    public bool IsScale(string question) => question is "craving" or "mood" or "sleep" or "connection";

    public string Question(string question) => question switch
    {
        "craving" => Say("Craving", "Antojo"),
        "mood" => Say("Mood", "Ánimo"),
        "sleep" => Say("Sleep", "Sueño"),
        "connection" => Say("Feeling connected", "Sentirse acompañado"),
        _ => question,
    };

    public string Ends(string question) => question switch
    {
        "craving" => Say("0 none, 10 too strong to bear", "0 nada, 10 abrumador"),
        "connection" => Say("0 alone, 10 held by others", "0 en soledad, 10 con apoyo"),
        _ => Say("0 worst, 10 best", "0 lo peor, 10 lo mejor"),
    };

    public string InWords(CheckInAnswer one) => string.Join(", ", Parts(one));

    private IEnumerable<string> Parts(CheckInAnswer one)
    {
        if (one.SobrietyKept is { } kept)
        {
            yield return kept
                ? Say("You kept to your sobriety", "Mantuvo su sobriedad")
                : Say("Not as you had wanted, and you came back to say so", "No como quería, y volvió para decirlo");
        }
        foreach (var (question, score) in Scores(one).Where(part => part.Score is not null))
            yield return $"{Question(question)} {score}";
        if (one.RecoveryCapital is { } total) yield return $"BARC-10: {total}";
    }

    private static IEnumerable<(string Question, int? Score)> Scores(CheckInAnswer one) =>
        [("craving", one.Craving), ("mood", one.Mood), ("sleep", one.Sleep), ("connection", one.Connection)];
}
