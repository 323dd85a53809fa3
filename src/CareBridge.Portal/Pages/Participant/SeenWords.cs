using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the page of the accounting talks.</summary>
internal sealed class SeenWords(NoticeLanguage language) : BothLanguages(language)
{
    public string About => Say(
        "Each time somebody outside saw something about you, it was written down. Here is the list of the last three "
        + "years. Nobody can change it.",
        "Cada vez que alguien de fuera vio algo sobre usted, quedó escrito. Esta es la lista de los últimos tres años. "
        + "Nadie puede cambiarla.");

    public string Nobody => Say(
        "Nobody outside has seen anything about you. When somebody does, you read here who, what and when.",
        "Nadie de fuera ha visto nada sobre usted. Cuando alguien lo haga, aquí leerá quién, qué y cuándo.");

    public string WhoHas => Say("Who has seen something", "Quién ha visto algo");

    public string Somebody => Say("Somebody", "Alguien");

    public string DayByDay => Say("Day by day", "Día por día");

    public string Who => Say("Who", "Quién");

    public string All => Say("Everybody", "Todos");

    public string From => Say("From", "Desde");

    public string Until => Say("Until", "Hasta");

    public string Show => Say("Show", "Mostrar");

    public string NothingThen => Say("Nothing fits what you asked for.", "No hay nada así.");

    public string Saw => Say("saw:", "vio:");

    public string HeldBy => Say("kept by", "guardado por");

    public string Emergency => Say("In an emergency, without asking you", "En una emergencia, sin preguntarle");

    public string EmergencyAbout => Say(
        "In a medical emergency the law lets a clinic or crisis team see a little without your yes. Somebody must "
        + "check afterwards if that was right. You can ask your organization about it.",
        "En una emergencia médica la ley permite que una clínica o un equipo de crisis vea un poco sin su sí. Después "
        + "alguien debe revisar si fue correcto. Puede preguntarle a su organización.");

    public string YouSaidYes => Say("You said yes to this", "Usted dijo que sí a esto");

    public string TakeItWithYou => Say("Take the list with you", "Llévese la lista");

    public string AsCsv => Say("As a table file (CSV)", "Como archivo de tabla (CSV)");

    public string AsHtml => Say("As a page to print", "Como página para imprimir");

    public string Times(long count) => count == 1
        ? Say("once", "una vez")
        : Say($"{count} times", $"{count} veces");

    public string FirstAndLast(string first, string last) =>
        Say($"first {first}, last {last}", $"primera: {first}; última: {last}");
}
