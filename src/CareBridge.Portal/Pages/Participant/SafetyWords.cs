using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the pages of a safety plan talk.</summary>
internal sealed class SafetyWords(NoticeLanguage language) : BothLanguages(language)
{
    /// <summary>The parts of a plan in their order, as the API calls them, and their titles.</summary>
    public IReadOnlyList<(string Part, string Title)> Parts =>
    [
        (SafetyForm.WarningSigns, Say(
            "1. Signs that a crisis may be coming", "1. Señales de que puede venir una crisis")),
        (SafetyForm.Coping, Say(
            "2. What I can do by myself", "2. Lo que puedo hacer por mi cuenta")),
        (SafetyForm.Distractions, Say(
            "3. People and places that take my mind off it", "3. Personas y lugares que me distraen")),
        (SafetyForm.Helpers, Say(
            "4. People I can ask for help", "4. Personas a las que puedo pedir ayuda")),
        (SafetyForm.Professionals, Say(
            "5. Professionals I can call", "5. Profesionales a los que puedo llamar")),
        (SafetyForm.Environment, Say(
            "6. Making the place where I am safer", "6. Hacer más seguro el lugar donde estoy")),
        (SafetyForm.Reasons, Say("What matters most to me", "Lo que más me importa")),
    ];

    public string None => Say(
        "You have no safety plan yet. It helps to write one on a good day, best with somebody you trust.",
        "Todavía no tiene un plan de seguridad. Ayuda escribirlo en un buen día, mejor con alguien de confianza.");

    public string About => Say(
        "Write one thing on each line, in your own words. Leave empty what does not fit you.",
        "Escriba una cosa en cada línea, con sus palabras. Deje vacío lo que no le sirva.");

    public string Write => Say("Write my safety plan", "Escribir mi plan de seguridad");

    public string WriteAnother => Say(
        "Write one with another organization too", "Escribir uno también con otra organización");

    public string Change => Say("Change my safety plan", "Cambiar mi plan de seguridad");

    public string Print => Say("Print it and carry it along", "Imprimirlo y llevarlo");

    public string Save => Say("Save the plan", "Guardar el plan");

    public string Together => Say(
        "We wrote this together, and they agree to what it says.",
        "Lo escribimos juntos, y la persona está de acuerdo con lo que dice.");

    public string Changed => Say(
        "The plan was changed since you opened this page. Copy what you wrote, and open it again.",
        "El plan cambió desde que abrió esta página. Copie lo que escribió y ábralo de nuevo.");

    public string WhoSees => Say(
        "The organization that keeps it sees it. Others see it only if you said yes, or in an emergency.",
        "Lo ve la organización que lo guarda. Otros solo lo ven si usted dijo que sí, o en una emergencia.");

    public string KeptBy(string organization) => Say($"Kept by {organization},", $"Lo guarda {organization},");

    public string PlanOf(string name) => Say($"Safety plan of {name}", $"Plan de seguridad de {name}");

    public string? HintOf(string part) => part switch
    {
        SafetyForm.Distractions => Say(
            "A phone number may follow after a colon, as in Ana: 555 0100.",
            "Puede seguir un teléfono después de dos puntos, como Ana: 555 0100."),
        SafetyForm.Helpers or SafetyForm.Professionals => Say(
            "With a phone number after a colon, as in Ana: 555 0100.",
            "Con un teléfono después de dos puntos, como Ana: 555 0100."),
        _ => null,
    };
}
