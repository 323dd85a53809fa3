using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages;

/// <summary>What stands on every page, and on those that belong to none of the services.</summary>
internal sealed record FrameWords
{
    private static readonly FrameWords English = new()
    {
        Skip = "Skip to the content",
        HelpNow = "Help now",
        InDanger = "In danger?",
        Call988 = "Call 988",
        Call911 = "Call 911",
        Raise = "Raise a crisis",
        Leave = "Leave this site",
        Pages = "Pages",
        OtherTag = "es",
        OtherName = "Español",
        TimesIn = "Times in",
        SignOut = "Sign out",
        People = "People",
        Referrals = "Referrals",
        ReceivedReferrals = "Received referrals",
        RaisePage = "Raise",
        RaisedPage = "Raised",
        Board = "Board",
        OnCall = "On call",
        Alarms = "Alarms",
        Drills = "Drills",
        CheckField = "Please check this.",
        SignIn = "Sign in",
        Email = "E-mail address",
        Password = "Password",
        WrongCredentials = "The e-mail address and the password do not open an account at the moment.",
        AgainTitle = "Please sign in again",
        Again = "Your session has ended. What you have written is kept: you can send it when you have signed in.",
        AgainLost = "Your session has ended.",
        KeptTitle = "You are signed in again",
        Kept = "What you had written was not sent yet.",
        WillSend = "This is what will be sent",
        SendKept = "Send it now",
        DropKept = "Throw it away",
        NotFoundTitle = "There is nothing here",
        NotFound = "It is gone, never was there, or is not yours to see.",
        UnavailableTitle = "A part of CareBridge does not answer",
        Unavailable = "Please try once more in a few seconds. What you were about to do may have been done: "
            + "doing it again does no harm.",
        TooOftenTitle = "Too many tries",
        TooOften = "From where you are, signing in was tried very often. Please wait a minute, and try once more.",
        FailedTitle = "Something went wrong on our side",
        Failed = "It is written down for those who run CareBridge. Please try once more.",
        Back = "Back to your start page",
        ConnectionLost = "The connection is lost. What you see may be old; it is being tried again.",
        AsOf = "As of",
    };

    private static readonly FrameWords Spanish = new()
    {
        Skip = "Ir al contenido",
        HelpNow = "Ayuda ahora",
        InDanger = "¿En peligro?",
        Call988 = "Llame al 988",
        Call911 = "Llame al 911",
        Raise = "Avisar de una crisis",
        Leave = "Salir de este sitio",
        Pages = "Páginas",
        OtherTag = "en",
        OtherName = "English",
        TimesIn = "Hora de",
        SignOut = "Cerrar sesión",
        People = "Personas",
        Referrals = "Derivaciones",
        ReceivedReferrals = "Derivaciones recibidas",
        RaisePage = "Avisar",
        RaisedPage = "Avisos",
        Board = "Tablero",
        OnCall = "Guardia",
        Alarms = "Alarmas",
        Drills = "Simulacros",
        CheckField = "Por favor, revise esto.",
        SignIn = "Iniciar sesión",
        Email = "Correo electrónico",
        Password = "Contraseña",
        WrongCredentials = "El correo electrónico y la contraseña no abren ninguna cuenta en este momento.",
        AgainTitle = "Por favor, inicie sesión de nuevo",
        Again = "Su sesión terminó. Lo que escribió está guardado: podrá enviarlo cuando haya iniciado sesión.",
        AgainLost = "Su sesión terminó.",
        KeptTitle = "Inició sesión de nuevo",
        Kept = "Lo que había escrito todavía no se envió.",
        WillSend = "Esto es lo que se enviará",
        SendKept = "Enviarlo ahora",
        DropKept = "Descartarlo",
        NotFoundTitle = "Aquí no hay nada",
        NotFound = "Ya no está, nunca estuvo o no le corresponde verlo.",
        UnavailableTitle = "Una parte de CareBridge no responde",
        Unavailable = "Inténtelo otra vez en unos segundos. Puede que lo que iba a hacer ya esté hecho: repetirlo "
            + "no hace daño.",
        TooOftenTitle = "Demasiados intentos",
        TooOften = "Desde donde usted está se intentó entrar muchas veces. Espere un minuto e inténtelo otra vez.",
        FailedTitle = "Algo falló de nuestro lado",
        Failed = "Quedó anotado para quienes operan CareBridge. Inténtelo otra vez.",
        Back = "Volver a su página de inicio",
        ConnectionLost = "Se perdió la conexión. Lo que ve puede no estar al día; se está intentando de nuevo.",
        AsOf = "A las",
    };

    public required string Skip { get; init; }

    public required string HelpNow { get; init; }

    public required string InDanger { get; init; }

    public required string Call988 { get; init; }

    public required string Call911 { get; init; }

    public required string Raise { get; init; }

    public required string Leave { get; init; }

    public required string Pages { get; init; }

    public required string OtherTag { get; init; }

    public required string OtherName { get; init; }

    /// <summary>Before the name of a time zone.</summary>
    public required string TimesIn { get; init; }

    public required string SignOut { get; init; }

    public required string People { get; init; }

    public required string Referrals { get; init; }

    public required string ReceivedReferrals { get; init; }

    public required string RaisePage { get; init; }

    public required string RaisedPage { get; init; }

    public required string Board { get; init; }

    public required string OnCall { get; init; }

    public required string Alarms { get; init; }

    public required string Drills { get; init; }

    public required string CheckField { get; init; }

    public required string SignIn { get; init; }

    public required string Email { get; init; }

    public required string Password { get; init; }

    public required string WrongCredentials { get; init; }

    public required string AgainTitle { get; init; }

    public required string Again { get; init; }

    public required string AgainLost { get; init; }

    public required string KeptTitle { get; init; }

    public required string Kept { get; init; }

    public required string WillSend { get; init; }

    public required string SendKept { get; init; }

    public required string DropKept { get; init; }

    public required string NotFoundTitle { get; init; }

    public required string NotFound { get; init; }

    public required string UnavailableTitle { get; init; }

    public required string Unavailable { get; init; }

    public required string TooOftenTitle { get; init; }

    public required string TooOften { get; init; }

    public required string FailedTitle { get; init; }

    public required string Failed { get; init; }

    public required string Back { get; init; }

    public required string ConnectionLost { get; init; }

    /// <summary>Before a time.</summary>
    public required string AsOf { get; init; }

    public static FrameWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };
}
