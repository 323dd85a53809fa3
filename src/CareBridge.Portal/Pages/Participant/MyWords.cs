using CareBridge.Contracts.Consent;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What several of a participant's pages say, and how the first one talks.</summary>
internal sealed class MyWords(NoticeLanguage language) : BothLanguages(language)
{
    public string Today => Say("Today", "Hoy");

    public string Hello => Say("Hello", "Hola");

    public string HelpTitle => Say("Help right now", "Ayuda ahora mismo");

    public string HelpText => Say(
        "Call or text 988 to talk with someone, day or night. Call 911 if life is in danger.",
        "Llame o escriba al 988 para hablar con alguien, de día o de noche. Llame al 911 si hay peligro de muerte.");

    public string AskCrisisTeam => Say("Ask the crisis team for help", "Pedir ayuda al equipo de crisis");

    public string MySafetyPlan => Say("My safety plan", "Mi plan de seguridad");

    public string WaitsForYou => Say("Waits for your answer", "Espera su respuesta");

    public string NothingWaits => Say(
        "Nothing waits for you. Questions about your records and times for first visits show up here.",
        "Nada espera su respuesta. Aquí verá las preguntas sobre su información y las citas por confirmar.");

    public string ConsentAsked => Say(
        "A question about sharing your records",
        "Una pregunta sobre compartir sus datos");

    public string FirstContact => Say(
        "A first visit: does the time work for you?",
        "Una primera cita: ¿le queda bien?");

    public string PartnerAsks => Say("Rules with a support partner", "Reglas con una persona de apoyo");

    public string NextForYou => Say("Next for you", "Lo que sigue");

    public string CheckInDue => Say("Your check-in is due today", "Hoy le toca contar cómo está");

    public string CheckInMade => Say("You checked in. Thank you.", "Ya contó cómo está. Gracias.");

    public string NextCheckIn => Say("Next check-in", "La próxima vez que cuenta cómo está");

    public string CheckInNow => Say("Check in now", "Contar cómo estoy");

    public string ScoreDue => Say("Ten short questions about your strengths are due", "Tocan diez preguntas breves");

    public string NextStep => Say("Next step of your plan", "El próximo paso de su plan");

    public string NextMeeting => Say("Next meeting of your group", "Próxima reunión de su grupo");

    public string NextVisit => Say("Next visit", "Próxima cita");

    public string LastMilestone => Say("Something you reached", "Algo que usted logró");

    public string NothingNext => Say(
        "Nothing is planned yet. Your peer specialist can agree on check-ins with you, and write a plan.",
        "Todavía no hay nada planeado. Su especialista puede acordar con usted cuándo contar cómo está, y un plan.");

    public string Due => Say("by", "antes del");

    public string Everything => Say("All your pages", "Todas sus páginas");

    public string Consents => Say("Who may see what", "Quién puede ver qué");

    /// <summary>As the other short ones, for the row above each page.</summary>
    public string ShortConsents => Say("My consents", "Mis permisos");

    public string ShortCheckIns => Say("Check-ins", "Cómo estoy");

    public string ShortPlan => Say("My plan", "Mi plan");

    public string Seen => Say("Who saw what, and when", "Quién vio qué y cuándo");

    public string CheckIns => Say("My check-ins", "Cómo he estado");

    public string Score => Say("My strengths (BARC-10)", "Mis fortalezas (BARC-10)");

    public string Milestones => Say("My milestones and days", "Mis logros y mis días");

    public string Plan => Say("My plan and goals", "Mi plan y mis metas");

    public string Circle => Say("People who stand by me", "Personas que me apoyan");

    public string Meetings => Say("My meetings", "Mis reuniones");

    public string Referrals => Say("Where I was referred", "A dónde me derivaron");

    public string Record => Say("Download everything", "Descargar todo");

    public string Raised => Say("Crises I have raised", "Crisis que he avisado");

    public string Settings => Say("My settings", "Mis ajustes");

    public string HelpOffered => Say("Would it help to talk to someone now?", "¿Le ayudaría hablar con alguien ahora?");

    public string HelpOfferedText => Say(
        "Call or text 988 at any hour; in danger, call 911. Nobody was told because of this. If you say yes, the "
        + "crisis team and your community are told at once.",
        "Llame o escriba al 988 a cualquier hora; en peligro, al 911. No se le dijo a nadie por esto. Si dice que sí, "
        + "se les avisa enseguida al equipo de crisis y a su comunidad.");

    public string YesPlease => Say("Yes, please", "Sí, por favor");

    public string NotNow => Say("Not now", "Ahora no");

    public string HelpComes => Say(
        "The crisis team and your community have been told.", "Ya se avisó al equipo de crisis y a su comunidad.");

    public string Save => Say("Save", "Guardar");

    public string Back => Say("Back", "Volver");

    public string Yes => Say("Yes", "Sí");

    public string No => Say("No", "No");

    public string NotSaid => Say("Not answered", "Sin respuesta");

    public string WhichOrganization => Say("Which organization should keep it?", "¿Qué organización lo guarda?");

    public string NobodyServes => Say(
        "No organization in CareBridge supports you yet, so there is nobody to keep this for you.",
        "Todavía ninguna organización de CareBridge le apoya, así que nadie puede guardarle esto.");

    public string Earlier => Say("Earlier ones", "Anteriores");

    public string Of(DisclosureCategory category) => category switch
    {
        DisclosureCategory.Engagement => Say("Being in touch and milestones", "Contacto y logros"),
        DisclosureCategory.CheckInScores => Say("Check-in scores", "Puntuaciones"),
        DisclosureCategory.Reflections => Say("Your own written words", "Lo que escribió"),
        DisclosureCategory.Attendance => Say("Meetings you went to", "Reuniones"),
        DisclosureCategory.AftercarePlan => Say("Your plan, goals and papers", "Su plan, metas y papeles"),
        DisclosureCategory.Referrals => Say("Referrals", "Derivaciones"),
        DisclosureCategory.SafetyPlan => Say("Safety plan", "Plan de seguridad"),
        DisclosureCategory.CrisisEvents => Say("Crises", "Crisis"),
        DisclosureCategory.Identity => Say("Who you are", "Quién es usted"),
        DisclosureCategory.CounsellingNotes => Say("Counseling notes", "Notas de consejería"),
    };
}
