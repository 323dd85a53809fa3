using CareBridge.Contracts.Referrals;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>How the page behind a participant's link talks. Whoever opens it has not signed in.</summary>
internal sealed record ReplyWords
{
    public required string Tag { get; init; }

    public required string Title { get; init; }

    public required string InPerson { get; init; }

    public required string Video { get; init; }

    public required string Phone { get; init; }

    /// <summary>After a number.</summary>
    public required string Minutes { get; init; }

    public required string Coming { get; init; }

    public required string NotComing { get; init; }

    /// <summary>Above the field.</summary>
    public required string Wish { get; init; }

    public required string OtherTime { get; init; }

    public required string SaidComing { get; init; }

    public required string SaidOtherTime { get; init; }

    public required string SaidNotComing { get; init; }

    public required string TooLong { get; init; }

    public required string TooOften { get; init; }

    public required string More { get; init; }

    public required string ClosedTitle { get; init; }

    public required string Closed { get; init; }

    public static ReplyWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    public string Of(ContactFormat format) => format switch
    {
        ContactFormat.InPerson => InPerson,
        ContactFormat.Video => Video,
        ContactFormat.Phone => Phone,
    };

    /// <summary>Null while they have said nothing.</summary>
    public string? Said(ParticipantReply reply) => reply switch
    {
        ParticipantReply.Awaited => null,
        ParticipantReply.Coming => SaidComing,
        ParticipantReply.OtherTime => SaidOtherTime,
        ParticipantReply.NotComing => SaidNotComing,
    };

    private static ReplyWords English { get; } = new()
    {
        Tag = "en",
        Title = "Does this time suit you?",
        InPerson = "In person,",
        Video = "By video,",
        Phone = "By telephone,",
        Minutes = "minutes.",
        Coming = "I will be there",
        NotComing = "I will not come",
        Wish = "Which days and times suit you better? Please write nothing about your health here.",
        OtherTime = "Ask for another time",
        SaidComing = "You have said that you will be there. Thank you.",
        SaidOtherTime = "You have asked for another time. Until one is found, this one stands.",
        SaidNotComing = "You have said that you will not come. It does not take place.",
        TooLong = "That was too long. Please shorten it.",
        TooOften = "You have answered very often, so this answer was not taken. Call whoever you were to meet; "
            + "that you will not come you can still say here.",
        More = "Sign in to CareBridge to see more.",
        ClosedTitle = "This link does not open",
        Closed = "The time has passed or was changed. Sign in to CareBridge to see how it stands.",
    };

    private static ReplyWords Spanish { get; } = new()
    {
        Tag = "es",
        Title = "¿Le conviene esta hora?",
        InPerson = "En persona,",
        Video = "Por video,",
        Phone = "Por teléfono,",
        Minutes = "minutos.",
        Coming = "Ahí estaré",
        NotComing = "No voy a ir",
        Wish = "¿Qué días y horas le convienen más? Por favor, no escriba aquí nada sobre su salud.",
        OtherTime = "Pedir otra hora",
        SaidComing = "Dijo que estará ahí. Gracias.",
        SaidOtherTime = "Pidió otra hora. Mientras no se encuentre una, vale esta.",
        SaidNotComing = "Dijo que no va a ir. La cita no tendrá lugar.",
        TooLong = "Era demasiado largo. Por favor, acórtelo.",
        TooOften = "Respondió muchas veces, así que esta respuesta no se tomó. Llame a quien le iba a atender; "
            + "que no va a ir todavía puede decirlo aquí.",
        More = "Inicie sesión en CareBridge para ver más.",
        ClosedTitle = "Este enlace no se abre",
        Closed = "La hora pasó o se cambió. Inicie sesión en CareBridge para ver cómo está.",
    };
}
