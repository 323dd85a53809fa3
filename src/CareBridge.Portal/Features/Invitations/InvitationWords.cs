using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>How the page of an invitation talks.</summary>
internal sealed record InvitationWords
{
    private static readonly InvitationWords English = new()
    {
        Title = "Make your account",
        WithThisAddress = "You will sign in with the e-mail address that is yours, and a password of your own.",
        WithWhichAddress = "Type the e-mail address that you want to sign in with. We send a code there.",
        CodeSent = "We have sent a code to the e-mail address that you gave. It holds for half an hour.",
        Email = "Your e-mail address",
        Send = "Send the code",
        NotCome = "No code? Type the address once more",
        Code = "The code",
        Password = $"A password of at least {AccountRegistration.MinPasswordLength} characters",
        Accept = "Make the account",
        Again = "That did not work. Please try once more.",
        NoAddress = "That is no e-mail address we can write to, or the code has run out. Please type it once more.",
        WrongCode = "That is not the code.",
        WeakPassword = "Please choose a longer password: several words that do not belong together are good.",
        DoneTitle = "Your account is there",
        Done = "You can sign in to CareBridge with your e-mail address and your password. This link opens no more.",
        HasAccountTitle = "There is an account already",
        HasAccount = "You have an account. Sign in, or ask whoever invited you if that does not work.",
        AddressInUse = "This e-mail address has an account. Sign in with it, or ask whoever invited you if you want to "
            + "use another.",
        KnownTitle = "You have an account already?",
        Known = "If you work somewhere else, too, add this position to your account: you sign in once, and choose what "
            + "you act for.",
        KnownPassword = "Your password",
        Join = "Add it to my account",
        WrongPassword = "This address and this password do not open an account at the moment.",
        NotOnePerson = "Nobody has said yet that both positions are yours. Ask an administrator of the network to, and "
            + "try again.",
        TooOftenTitle = "That is enough for today",
        TooOften = "This link opens again tomorrow.",
        ClosedTitle = "This link does not open",
        Closed = "It may have ended. Ask whoever gave it to you for a new one.",
    };

    private static readonly InvitationWords Spanish = new()
    {
        Title = "Cree su cuenta",
        WithThisAddress = "Entrará con el correo electrónico que es suyo y una contraseña propia.",
        WithWhichAddress = "Escriba el correo electrónico con el que quiere entrar. Le enviaremos un código.",
        CodeSent = "Enviamos un código al correo electrónico que dio. Vale media hora.",
        Email = "Su correo electrónico",
        Send = "Enviar el código",
        NotCome = "¿No llegó? Escriba el correo otra vez",
        Code = "El código",
        Password = $"Una contraseña de al menos {AccountRegistration.MinPasswordLength} caracteres",
        Accept = "Crear la cuenta",
        Again = "No funcionó. Por favor, inténtelo otra vez.",
        NoAddress = "No es un correo al que podamos escribir, o el código venció. Por favor, escríbalo otra vez.",
        WrongCode = "Ese no es el código.",
        WeakPassword = "Elija una contraseña más larga: varias palabras sin relación entre sí están bien.",
        DoneTitle = "Su cuenta está lista",
        Done = "Ya puede entrar en CareBridge con su correo electrónico y su contraseña. Este enlace ya no se abre.",
        HasAccountTitle = "Ya hay una cuenta",
        HasAccount = "Usted ya tiene una cuenta. Entre con ella o, si no funciona, pregunte a quien le invitó.",
        AddressInUse = "Este correo electrónico ya tiene una cuenta. Entre con él o pregunte a quien le invitó si "
            + "quiere usar otro.",
        KnownTitle = "¿Ya tiene una cuenta?",
        Known = "Si trabaja también en otro lugar, añada este puesto a su cuenta: entra una sola vez y elige en nombre "
            + "de qué puesto actúa.",
        KnownPassword = "Su contraseña",
        Join = "Añadirlo a mi cuenta",
        WrongPassword = "Este correo y esta contraseña no abren ninguna cuenta en este momento.",
        NotOnePerson = "Nadie ha dicho todavía que ambos puestos son suyos. Pídalo a la administración de la red e "
            + "inténtelo otra vez.",
        TooOftenTitle = "Es suficiente por hoy",
        TooOften = "Este enlace se abre de nuevo mañana.",
        ClosedTitle = "Este enlace no se abre",
        Closed = "Puede que haya terminado. Pida uno nuevo a quien se lo dio.",
    };

    public required string Title { get; init; }

    public required string WithThisAddress { get; init; }

    public required string WithWhichAddress { get; init; }

    public required string CodeSent { get; init; }

    public required string Email { get; init; }

    public required string Send { get; init; }

    public required string NotCome { get; init; }

    public required string Code { get; init; }

    public required string Password { get; init; }

    public required string Accept { get; init; }

    public required string Again { get; init; }

    public required string NoAddress { get; init; }

    public required string WrongCode { get; init; }

    public required string WeakPassword { get; init; }

    public required string DoneTitle { get; init; }

    public required string Done { get; init; }

    public required string HasAccountTitle { get; init; }

    public required string HasAccount { get; init; }

    public required string AddressInUse { get; init; }

    public required string KnownTitle { get; init; }

    public required string Known { get; init; }

    public required string KnownPassword { get; init; }

    public required string Join { get; init; }

    public required string WrongPassword { get; init; }

    public required string NotOnePerson { get; init; }

    public required string TooOftenTitle { get; init; }

    public required string TooOften { get; init; }

    public required string ClosedTitle { get; init; }

    public required string Closed { get; init; }

    public static InvitationWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    public string Fault(InvitationFault fault) => fault switch
    {
        InvitationFault.Again => Again,
        InvitationFault.NoAddress => NoAddress,
        InvitationFault.WrongCode => WrongCode,
        InvitationFault.WeakPassword => WeakPassword,
        InvitationFault.HasAccount => HasAccount,
        InvitationFault.AddressInUse => AddressInUse,
        InvitationFault.TooOften => TooOften,
        InvitationFault.NotEligible => Closed,
        InvitationFault.WrongPassword => WrongPassword,
        InvitationFault.NotOnePerson => NotOnePerson,
        InvitationFault.None => "",
    };
}
