namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of one person's page.</summary>
internal sealed partial class SpecialistWords
{
    /// <summary>Of the page: a name has no place in a browser's history.</summary>
    public string PersonTitle => Say("A person", "Una persona");

    /// <summary>Before a name.</summary>
    public string CalledBy => Say("Goes by", "Prefiere que le llamen");

    /// <summary>Before a language.</summary>
    public string Speaks => Say("Language:", "Idioma:");

    public string NeedsInterpreter => Say("needs an interpreter", "necesita intérprete");

    public string MayLeaveMessage => Say("You may leave a message.", "Puede dejar un mensaje.");

    public string NoMessage => Say(
        "Leave no message: others may hear it.",
        "No deje mensaje: otras personas podrían oírlo.");

    public string NewCheckIn => Say("Check in with them", "Registrar cómo está");

    public string NewMilestone => Say("Note a milestone", "Anotar un logro");

    public string SafetyPlan => Say("Safety plan", "Plan de seguridad");

    public string NewReferral => Say("New referral", "Nueva referencia");

    public string AskConsent => Say("Ask for consent", "Pedir consentimiento");

    public string RaiseAbout => Say("Raise a crisis", "Avisar de una crisis");

    public string Now => Say("How it stands now", "Cómo está ahora");

    public string Since => Say("since", "desde");

    public string NoEngagement => Say(
        "How closely you are in touch is worked out once your community supports them, or check-ins are "
            + "agreed on.",
        "Qué tan cerca están en contacto se calcula cuando su comunidad le apoya o se acuerdan los "
            + "registros.");

    public string Warning => Say("Early warning", "Alerta temprana");

    /// <summary>Before a name.</summary>
    public string SeenToBy => Say("Somebody sees to it:", "Lo atiende:");

    public string SeeTo => Say("I see to it", "Yo me encargo");

    public string EndWarning => Say("End the warning", "Cerrar la alerta");

    public string HowEnded => Say("How did it end?", "¿Cómo terminó?");

    public string RecordContact => Say(
        "Write down a call, a message or a visit",
        "Anotar una llamada, un mensaje o una visita");

    public string RecordContactAbout => Say(
        "Also when you did not reach them: it shows that somebody tries.",
        "También si no le localizó: así se ve que alguien lo intenta.");

    public string Means => Say("How", "Cómo");

    public string Outcome => Say("How it ended", "Resultado");

    public string Record => Say("Write it down", "Anotarlo");

    public string Course => Say("How it has gone", "Cómo ha ido");

    public string CheckIns => Say("Check-ins, 0 to 10", "Registros, de 0 a 10");

    public string NoCheckIns => Say(
        "There are no check-ins yet. Hold the first one together, or agree on a rhythm: then this shows "
            + "how it goes, day by day.",
        "Todavía no hay registros. Hagan juntos el primero o acuerden un ritmo: así se verá aquí cómo va,"
            + " día a día.");

    public string Mood => Say("Mood", "Ánimo");

    public string Craving => Say("Craving", "Ganas de consumir");

    public string Sleep => Say("Sleep", "Sueño");

    public string Connection => Say("Connection", "Conexión con otras personas");

    public string Setback => Say("A setback, as they define it", "Un tropiezo, según lo define la persona");

    public string Capital => Say(
        "Recovery capital (BARC-10), 10 to 60",
        "Capital de recuperación (BARC-10), de 10 a 60");

    public string Points => Say("Points", "Puntos");

    public string NoCapital => Say(
        "No BARC-10 has been answered yet.",
        "Todavía no se ha respondido ningún BARC-10.");

    public string CapitalDue => Say(
        "It is time for a BARC-10. Answer it together at the next check-in.",
        "Ya toca un BARC-10. Respóndanlo juntos en el próximo registro.");

    public string Milestones => Say("Milestones", "Logros");

    public string NoMilestones => Say(
        "None yet. A first meeting counts, and so does one day.",
        "Ninguno todavía. Una primera reunión cuenta, y un día también.");

    public string Plan => Say("Plan", "Plan");

    public string NoPlan => Say(
        "There is no plan that you may see. A clinic hands one over at discharge, under consent; your "
            + "organization can write its own.",
        "No hay ningún plan que usted pueda ver. Una clínica lo entrega al alta, con consentimiento; su "
            + "organización puede escribir el suyo.");

    /// <summary>Before an organization.</summary>
    public string From => Say("From", "De");

    /// <summary>Before a day.</summary>
    public string DueOn => Say("due", "vence");

    public string NobodyNamed => Say("Nobody is named", "Nadie asignado");

    public string Complete => Say("It is done", "Ya está hecho");

    public string Reopen => Say("It is not done after all", "En realidad falta");

    public string Circle => Say("Circle of support", "Círculo de apoyo");

    public string NoCircle => Say(
        "Nobody is in the circle yet. Ask whom they want to stand by them: a friend, a sponsor, a "
            + "relative, a colleague.",
        "Todavía no hay nadie en el círculo. Pregunte quién quiere que le acompañe: una amistad, un "
            + "padrino, un familiar, alguien del equipo.");

    public string Meetings => Say("Meetings", "Reuniones");

    public string NoMeetings => Say(
        "No meeting has been written down yet.",
        "Todavía no se ha anotado ninguna reunión.");

    public string Kind => Say("Kind", "Tipo");

    public string State => Say("State", "Estado");

    public string Consents => Say("Consents in force", "Consentimientos vigentes");

    public string NoConsents => Say(
        "No consent is in force, so your organization tells nobody anything about them. Ask for one when "
            + "somebody else is to help.",
        "No hay ningún consentimiento vigente, así que su organización no cuenta nada a nadie. Pida uno "
            + "cuando alguien más deba ayudar.");

    public string MayHear => Say("may hear:", "puede saber:");

    public string EndsOn => Say("Ends", "Termina");

    public string OpenRequests => Say("Asked, and not answered yet", "Pedidos sin respuesta todavía");

    public string NoAnswer => Say("This part does not answer just now.", "Esta parte no responde en este momento.");
}
