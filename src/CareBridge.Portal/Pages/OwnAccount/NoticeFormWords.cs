using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How the page talks on which people choose how they hear of news.</summary>
internal sealed record NoticeFormWords
{
    public static NoticeFormWords English { get; } = new()
    {
        Title = "How you hear of news",
        About = "Messages name nobody and say nothing of what they are about: they tell you to sign in.",
        NoChannels = "This CareBridge cannot send messages yet. What is new is in CareBridge all the same.",
        Saved = "Saved.",
        CodeSent = "We have sent a code there. Nothing else is sent to it until you type the code.",
        Ordinary = "News comes by",
        Urgent = "What is urgent comes by",
        UrgentHint = "At least one. Urgent messages come at night too.",
        Email = "E-mail",
        Sms = "Text message",
        Webhook = "Webhook",
        Phone = "Phone for text messages",
        PhoneHint = "With the country, such as +13125550123. A code is sent there first.",
        Code = "Code that was sent to the phone",
        Confirm = "Confirm the phone",
        Quiet = "Quiet hours",
        QuietHint = "What is not urgent waits until they end. Leave both empty for none.",
        From = "From",
        Until = "Until",
        Language = "Language",
        TimeZone = "Time zone",
        Save = "Save",
        Both = "Give both, or none.",
    };

    public static NoticeFormWords Spanish { get; } = new()
    {
        Title = "Cómo recibe las novedades",
        About = "Los mensajes no nombran a nadie ni dicen de qué se trata: le piden que inicie sesión.",
        NoChannels = "Este CareBridge todavía no puede enviar mensajes. Lo nuevo está en CareBridge de todos modos.",
        Saved = "Guardado.",
        CodeSent = "Enviamos un código ahí. No se envía nada más hasta que escriba el código.",
        Ordinary = "Las novedades llegan por",
        Urgent = "Lo urgente llega por",
        UrgentHint = "Al menos una forma. Los mensajes urgentes llegan también de noche.",
        Email = "Correo electrónico",
        Sms = "Mensaje de texto",
        Webhook = "Webhook",
        Phone = "Teléfono para mensajes de texto",
        PhoneHint = "Con el código del país, por ejemplo +13125550123. Primero se envía un código.",
        Code = "Código que llegó al teléfono",
        Confirm = "Confirmar el teléfono",
        Quiet = "Horas de silencio",
        QuietHint = "Lo que no es urgente espera hasta que terminen. Deje ambas vacías si no quiere ninguna.",
        From = "Desde",
        Until = "Hasta",
        Language = "Idioma",
        TimeZone = "Zona horaria",
        Save = "Guardar",
        Both = "Indique ambas, o ninguna.",
    };

    public required string Title { get; init; }

    public required string About { get; init; }

    public required string NoChannels { get; init; }

    public required string Saved { get; init; }

    public required string CodeSent { get; init; }

    public required string Ordinary { get; init; }

    public required string Urgent { get; init; }

    public required string UrgentHint { get; init; }

    public required string Email { get; init; }

    public required string Sms { get; init; }

    public required string Webhook { get; init; }

    public required string Phone { get; init; }

    public required string PhoneHint { get; init; }

    public required string Code { get; init; }

    public required string Confirm { get; init; }

    public required string Quiet { get; init; }

    public required string QuietHint { get; init; }

    public required string From { get; init; }

    public required string Until { get; init; }

    public required string Language { get; init; }

    public required string TimeZone { get; init; }

    public required string Save { get; init; }

    public required string Both { get; init; }

    public string Of(Channel channel) => channel switch
    {
        Channel.Email => Email,
        Channel.Sms => Sms,
        Channel.Webhook => Webhook,
    };
}
