using CareBridge.Platform.Security;

namespace CareBridge.Portal.Pages.OwnAccount;

internal sealed partial record AccountWords
{
    private static readonly AccountWords Spanish = new()
    {
        Roles = new Dictionary<Role, string>
        {
            [CareBridge.Platform.Security.Role.Administrator] = "Administración",
            [CareBridge.Platform.Security.Role.PeerSpecialist] = "Especialista de pares",
            [CareBridge.Platform.Security.Role.CrisisResponder] = "Equipo de crisis",
            [CareBridge.Platform.Security.Role.ClinicStaff] = "Personal de la clínica",
            [CareBridge.Platform.Security.Role.SocialServiceStaff] = "Personal de servicios sociales",
            [CareBridge.Platform.Security.Role.Participant] = "Participante",
            [CareBridge.Platform.Security.Role.PrivacyOfficer] = "Responsable de privacidad",
            [CareBridge.Platform.Security.Role.Service] = "Servicio",
        },
        Title = "Su cuenta",
        ActingAs = "Usted actúa como",
        OtherPositions = "Sus otros puestos",
        OtherPositionsText = "Elija uno para actuar en él desde ahora. Lo que ve cambia con el puesto.",
        SecondTitle = "Cómo inicia sesión",
        HasSecond = "Además de su contraseña tiene un segundo paso. Así no entra quien averigüe su contraseña.",
        NeedsSecond = "Su función necesita un segundo paso además de la contraseña.",
        MayHave = "Puede agregar un segundo paso además de su contraseña. Así no entra quien la averigüe.",
        SetUp = "activada",
        NotSetUp = "sin activar",
        PasswordTitle = "Cambiar su contraseña",
        PasswordText = "Al cambiarla terminan todas sus otras sesiones.",
        PasswordSet = "Su contraseña cambió. Todas sus otras sesiones terminaron.",
        Current = "Contraseña actual",
        New = "Contraseña nueva, al menos 12 caracteres",
        ChangePassword = "Cambiar la contraseña",
        Sessions = SessionWords.Spanish,
        SessionsTitle = "Dónde tiene la sesión abierta",
        SessionsText = "¿Dejó un dispositivo en algún lado, o hay uno que no conoce? Ciérrelo aquí. Si no lo conoce, "
            + "cambie también su contraseña. Cerrar todas cierra su sesión en todas partes menos aquí, también "
            + "la de programas con un token.",
        SessionsEnded = "Todas sus otras sesiones terminaron.",
        EndSessions = "Cerrar todas las otras sesiones",
        BackToAccount = "Volver a su cuenta",
        SetUpNow = "Antes de continuar, su función necesita un segundo paso para iniciar sesión. Active una aplicación "
            + "de autenticación o una llave de acceso. Toma dos minutos.",
        LastSecond = "Es su último segundo paso, y su función necesita uno. Active otro primero.",
        TooMany = "Ya tiene todas las llaves de acceso que puede haber. Quite una primero.",
        Conflict = "Cambió desde que abrió esta página. Abajo está como está ahora.",
        App = "Aplicación de autenticación",
        AppText = "La aplicación de su teléfono muestra un código nuevo cada 30 segundos. Usted lo escribe al iniciar "
            + "sesión.",
        AppFirst = "Instale una aplicación de autenticación, si no tiene ninguna.",
        AppScan = "Escanee esta imagen con la aplicación.",
        AppType = "O escriba esto en la aplicación:",
        AppCode = "Escriba el código que la aplicación muestra ahora.",
        AppCodeLabel = "Seis dígitos",
        AppOn = "Está activada desde",
        Picture = "Código QR para la aplicación de autenticación",
        WrongCode = "No es el código que la aplicación muestra para esta imagen. Revise la hora de su teléfono.",
        TurnOn = "Activarla",
        PasskeyInstead = "Usar una llave de acceso en su lugar",
        RemoveApp = "Quitar la aplicación",
        RemoveAppText = "Sus códigos ya no abrirán su cuenta. Sin una llave de acceso bastará su contraseña.",
        CodesTitle = "Códigos de recuperación",
        CodesText = "Cada uno le permite entrar una vez si pierde su teléfono o su llave de acceso. Anótelos y "
            + "guárdelos donde guarda lo que nadie más debe encontrar.",
        CodesOnce = "Solo verá estos códigos ahora.",
        CodesLeft = "Quedan:",
        CodesKept = "Ya los anoté",
        NewCodes = "Crear diez códigos nuevos",
        NewCodesText = "Si crea otros, los anteriores ya no abrirán nada.",
        Passkeys = "Llaves de acceso",
        PasskeysText = "Con una llave de acceso inicia sesión con su huella, su cara o el PIN de su dispositivo, sin "
            + "contraseña. Solo sirve en este sitio, así que nadie puede quitársela con engaños.",
        NoPasskeys = "Todavía no tiene ninguna. Agregue una por cada dispositivo que use, o una llave de seguridad.",
        YourPasskeys = "Sus llaves de acceso",
        Name = "Nombre",
        Added = "Agregada",
        LastUsed = "Último uso",
        Never = "nunca",
        Remove = "Quitar",
        RemovePasskeyText = "Una llave de acceso que quite ya no abrirá su cuenta. Quizá quiera borrarla también en el "
            + "dispositivo.",
        AddPasskey = "Agregar una llave de acceso",
        PasskeyName = "Nombre de la llave nueva",
        PasskeyNameHint = "Para saber cuál es, por ejemplo \"teléfono del trabajo\".",
        PasskeyNeedsScript = "Para agregar una llave de acceso hace falta un navegador que ejecute scripts. La "
            + "aplicación de autenticación funciona sin ellos.",
        Notices = NoticeFormWords.Spanish,
    };
}
