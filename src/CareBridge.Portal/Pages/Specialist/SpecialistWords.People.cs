namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of the list of people, and of what stands on several pages.</summary>
internal sealed partial class SpecialistWords
{
    public string PeopleTitle => Say("My people", "Mis personas");

    public string FindByName => Say("Find somebody by name", "Buscar a alguien por nombre");

    public string Find => Say("Find", "Buscar");

    public string NeedsYou => Say("Needs you today", "Le necesitan hoy");

    public string NobodyNeeds => Say(
        "Nobody waits for you. When somebody drifts away, a warning comes in, a plan step is overdue or a"
            + " referral waits for you, they stand here first, with the reason.",
        "Nadie le espera. Cuando alguien se aleje, llegue una alerta, se atrase un paso de un plan o le "
            + "toque atender una referencia, aparecerá aquí primero, con el motivo.");

    public string NotWhole => Say(
        "A part of CareBridge does not answer just now, or more is waiting than fits here: somebody may be missing. "
            + "Please look through everybody as well.",
        "Una parte de CareBridge no responde en este momento, o hay más en espera de lo que cabe aquí: puede faltar "
            + "alguien. Revise también la lista de todas las personas.");

    public string Everybody => Say("Everybody", "Todas las personas");

    public string Found => Say("Found", "Resultados");

    public string NoPeople => Say(
        "You have registered nobody yet. Whoever your organization registers is listed here, and whoever "
            + "needs somebody comes first.",
        "Todavía no ha registrado a nadie. Aquí aparecen las personas que su organización registra, y "
            + "primero quien necesita a alguien.");

    public string NobodyFound => Say(
        "Nobody of your organization has that name. Try a part of it: some letters are enough.",
        "Nadie de su organización tiene ese nombre. Pruebe con una parte: bastan unas letras.");

    public string SayMore => Say("There are more. Write more of the name.", "Hay más. Escriba más del nombre.");

    public string BackToAll => Say("Back to all", "Volver a todas");

    public string MorePeople => Say("More people", "Más personas");

    public string Look => Say("Look at it", "Verlo");

    public string NeedCrisis => Say("A crisis is open", "Hay una crisis abierta");

    public string NeedHelp => Say("They want to talk to somebody now", "Quiere hablar con alguien ahora");

    public string NeedWarning => Say("Early warning", "Alerta temprana");

    public string NeedWarningSeen => Say(
        "Early warning that somebody sees to",
        "Alerta temprana que alguien atiende");

    /// <summary>Before a day.</summary>
    public string NeedStep => Say("A step of the plan was due on", "Un paso del plan vencía el");

    /// <summary>Before what is due.</summary>
    public string NeedAnswer => Say("A referral waits for us:", "Hay una referencia que nos toca atender:");

    /// <summary>Before what is due.</summary>
    public string NeedLate => Say("A referral is late:", "Una referencia va tarde:");

    /// <summary>Before a day.</summary>
    public string NeedContact => Say(
        "First contact with the other organization on",
        "Primer contacto con la otra organización el");

    /// <summary>Before a day.</summary>
    public string NeedConsent => Say("A consent ends on", "Un consentimiento termina el");

    public string You => Say("you", "usted");

    public string SomebodyElse => Say("a colleague", "alguien del equipo");

    public string Unlisted => Say("Not listed", "Sin nombre en la lista");

    public string Choose => Say("Please choose", "Elija, por favor");

    public string GiveTime => Say("Please give a day and a time.", "Indique un día y una hora.");

    public string GiveDay => Say("Please give a day.", "Indique un día.");

    /// <summary>Before a number.</summary>
    public string Call => Say("Call", "Llamar al");

    public string When => Say("When", "Cuándo");

    public string Until => Say("until", "hasta");

    public string Late => Say("Late", "Tarde");
}
