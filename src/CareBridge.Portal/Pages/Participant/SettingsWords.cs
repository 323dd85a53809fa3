using CareBridge.Contracts.Directory;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>How the page of settings talks.</summary>
internal sealed class SettingsWords(NoticeLanguage language) : BothLanguages(language)
{
    /// <summary>As the API calls the channel.</summary>
    public const string Email = "email";

    public const string Sms = "sms";

    /// <summary>When what can wait is sent, as the API calls it.</summary>
    public static IReadOnlyList<string> Paces { get; } = ["at-once", "daily", "weekly", "off"];

    public string PersonTitle => Say("How to call me and reach me", "Cómo llamarme y localizarme");

    public string PersonAbout => Say(
        "Everybody you said yes to sees this before they call. What you do not allow, they must not do.",
        "Lo ven antes de llamarle todos a quienes dijo que sí. Lo que usted no permite, no deben hacerlo.");

    public string PreferredName => Say("Name I want to be called", "Nombre con el que quiero que me llamen");

    public string Pronouns => Say("My pronouns", "Mis pronombres");

    public string SpokenLanguage => Say("Language I want to talk in", "Idioma en que quiero hablar");

    public string NotChosen => Say("Not said", "Sin decir");

    public string NeedsInterpreter => Say("I need an interpreter", "Necesito intérprete");

    public string Channels => Say("How I may be reached", "Cómo me pueden localizar");

    public string ChannelsAbout => Say(
        "Only the ways you tick may be used. If you tick none, any way may be used.",
        "Solo se usan las formas que marque. Si no marca ninguna, se puede usar cualquiera.");

    public string MayLeaveMessage => Say("A message may be left for me", "Se me puede dejar un mensaje");

    public string MayLeaveMessageAbout => Say(
        "Somebody else may hear it. Without this tick nobody leaves one.",
        "Otra persona podría oírlo. Sin esta marca nadie deja uno.");

    public string KeepsHours => Say(
        "My hours differ from day to day: keep them", "Mis horas cambian según el día: conservarlas");

    public string HoursFrom => Say("Only from", "Solo desde las");

    public string HoursUntil => Say("until", "hasta las");

    public string BothTimes => Say(
        "Fill in both times, or neither.", "Escriba las dos horas, o ninguna.");

    public string HoursAbout => Say("Both empty: at any time.", "Las dos vacías: a cualquier hora.");

    public string NoticesTitle => Say("How I hear of what is new", "Cómo me entero de lo nuevo");

    public string NoticesAbout => Say(
        "A message only says that there is something new in CareBridge. It never says what.",
        "El mensaje solo dice que hay algo nuevo en CareBridge. Nunca dice qué.");

    public string NoticeLanguage => Say("Language of pages and messages", "Idioma de las páginas y los mensajes");

    public string TimeZone => Say("My time zone", "Mi zona horaria");

    public string TimeZoneAbout => Say("Such as America/New_York.", "Como America/Chicago.");

    public string HowTold => Say("Tell me by", "Avisarme por");

    public string HowToldAbout => Say(
        "No tick: nothing is sent, and you see it when you sign in.",
        "Sin marca: no se envía nada y lo verá al iniciar sesión.");

    public string NoChannels => Say(
        "No messages can be sent from here. You see what is new when you sign in.",
        "Desde aquí no se pueden enviar mensajes. Verá lo nuevo al iniciar sesión.");

    public string OtherEmail => Say("Another e-mail address for messages", "Otro correo para los mensajes");

    public string Phone => Say("Phone for text messages", "Teléfono para mensajes de texto");

    public string PhoneAbout => Say(
        "With + and the country, such as +15550100123.",
        "Con + y el país, como +15550100123.");

    public string Pace => Say("What can wait comes", "Lo que puede esperar llega");

    public string PaceMixed => Say("As it is now, differently for each kind", "Como ahora, distinto según el asunto");

    public string QuietFrom => Say("Do not disturb me from", "No molestarme desde las");

    public string QuietUntil => Say("until", "hasta las");

    public string QuietAbout => Say("Both empty: messages may come at any time.",
        "Las dos vacías: los mensajes pueden llegar a cualquier hora.");

    public string Confirm => Say("Confirm", "Confirmar");

    public string Code => Say("Six digits", "Seis cifras");

    public string AccountEmail(string address) =>
        Say($"Empty: they go to {address}.", $"Vacío: llegan a {address}.");

    public string ConfirmAbout(string address) => Say(
        $"A code was sent to {address}. Type it here, so that messages can go there.",
        $"Se envió un código a {address}. Escríbalo aquí para que lleguen los mensajes.");

    public string ChannelOf(string channel) => channel switch
    {
        Email => Say("E-mail", "Correo"),
        Sms => Say("Text message", "Mensaje de texto"),
        _ => channel,
    };

    public string PaceOf(string pace) => pace switch
    {
        "at-once" => Say("at once", "enseguida"),
        "daily" => Say("once a day", "una vez al día"),
        "weekly" => Say("once a week", "una vez a la semana"),
        _ => Say("not at all: I look here", "nunca: yo miro aquí"),
    };

    public string Of(ContactChannel channel) => channel switch
    {
        ContactChannel.Phone => Say("Phone call", "Llamada"),
        ContactChannel.TextMessage => Say("Text message", "Mensaje de texto"),
        ContactChannel.Email => Say("E-mail", "Correo"),
        ContactChannel.Letter => Say("Letter", "Carta"),
        ContactChannel.InPerson => Say("In person", "En persona"),
    };
}
