namespace CareBridge.Portal.Pages.Entry;

internal sealed partial record EntryWords
{
    private static readonly EntryWords Spanish = new()
    {
        Code = "Código",
        CodeHint = "Los seis dígitos que muestra ahora su aplicación de autenticación, o uno de sus códigos de "
            + "recuperación.",
        UsePasskey = "Usar una llave de acceso",
        NoPasskey = "Su dispositivo no dio ninguna llave de acceso. Inténtelo otra vez o use otra forma.",
        NoSuchPasskey = "Esta llave de acceso no abre ninguna cuenta aquí. Inténtelo otra vez o use otra forma.",
        WrongCode = "No funcionó. Un código sirve una sola vez y cerca de un minuto: espere el siguiente.",
        Lockout = "Después de cinco intentos fallidos seguidos, una cuenta queda cerrada 15 minutos, aun con los datos "
            + "correctos.",
        TooLate = "Pasó demasiado tiempo. Empiece de nuevo, por favor.",
        PasswordChanged = "Su contraseña cambió. Inicie sesión con ella ahora.",
        SecondTitle = "Un paso más",
        Second = "El primer paso está hecho. Ahora muestre que tiene consigo su teléfono o su llave.",
        LostAll = "¿Perdió su teléfono, sus llaves de acceso y sus códigos de recuperación? Pida ayuda a un "
            + "administrador de CareBridge.",
        GoOn = "Continuar",
        UnlockTitle = "¿Sigue siendo usted?",
        Unlock = "Estuvo ausente un rato, o va a cambiar cómo inicia sesión. Muestre otra vez quién es.",
        UnlockKept = "Estuvo ausente un rato. Lo que escribió está guardado: podrá enviarlo cuando haya mostrado quién "
            + "es.",
        LockedText = "Hace un rato que nadie hace nada aquí. Lo que estaba escribiendo sigue ahí.",
        OrCode = "O bien, en lugar de la contraseña:",
        SomebodyElse = "Iniciar sesión como otra persona",
        LinkInstead = "Recibir un enlace para entrar sin contraseña",
        LinkTitle = "Recibir un enlace para entrar",
        LinkText = "Para personas en recuperación: le enviamos un enlace. Se abre una sola vez, durante 10 minutos.",
        Forgotten = "Olvidé mi contraseña",
        ForgottenText = "Enviamos un enlace al correo con el que inicia sesión. Se abre una sola vez, durante 10 "
            + "minutos, y le permite elegir una contraseña nueva.",
        SendBy = "Enviar por",
        ByEmail = "Correo electrónico",
        ByText = "Mensaje de texto",
        SendLink = "Enviarme el enlace",
        NoMail = "Este CareBridge no puede enviar mensajes. Pregunte a quien le dio su cuenta.",
        LinkAsked = "Si este correo tiene una cuenta y a esta hora se le pueden enviar mensajes, un enlace va en "
            + "camino.",
        LinkAskedHint = "Se abre durante 10 minutos. Si no llega nada, busque en el correo no deseado. Puede pedirlo "
            + "cinco veces por hora.",
        BackToSignIn = "Volver a iniciar sesión",
        LinkOpen = "Use el botón para iniciar sesión. El enlace sirve una sola vez.",
        LinkClosedTitle = "Este enlace no se abre",
        LinkClosed = "Ya se usó, tiene más de 10 minutos o está incompleto. Pida uno nuevo.",
        NewPasswordTitle = "Elija una contraseña nueva",
        NewPasswordText = "Al guardarla terminan todas sus sesiones. Al menos 12 caracteres; lo mejor son unas cuantas "
            + "palabras que pueda recordar.",
        NewPassword = "Contraseña nueva",
        SetPassword = "Guardar la contraseña",
        WeakPassword = "Al menos 12 caracteres, y no los mismos pocos una y otra vez.",
    };
}
