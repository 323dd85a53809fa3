namespace CareBridge.Consent.Domain;

/// <summary>What stands around the accounting when a person reads or prints it.</summary>
internal sealed record AccountingWords
{
    public required string Disclosures { get; init; }

    public required string Recipients { get; init; }

    /// <summary>{0} and {1}: the first and the last day.</summary>
    public required string Period { get; init; }

    public required string Nothing { get; init; }

    public required string When { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Recipient { get; init; }

    public required string What { get; init; }

    public required string Records { get; init; }

    public required string Why { get; init; }

    public required string Ground { get; init; }

    /// <summary>{0}: the consent's id.</summary>
    public required string UnderConsent { get; init; }

    /// <summary>{0}: the coded nature of the emergency.</summary>
    public required string InEmergency { get; init; }

    public required string DisclosureId { get; init; }

    public required string FirstTime { get; init; }

    public required string LastTime { get; init; }

    public required string Times { get; init; }

    public static AccountingWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    private static AccountingWords English { get; } = new()
    {
        Disclosures = "Who was shown your records",
        Recipients = "Who has received your records",
        Period = "From {0} to {1}. All times are UTC.",
        Nothing = "Nothing was disclosed in this time.",
        When = "When",
        From = "Disclosed by",
        To = "Disclosed to",
        Recipient = "Person or system there",
        What = "What",
        Records = "Records",
        Why = "Why",
        Ground = "On what ground",
        UnderConsent = "Your consent {0}",
        InEmergency = "A medical emergency ({0})",
        DisclosureId = "Disclosure",
        FirstTime = "First time",
        LastTime = "Last time",
        Times = "Times",
    };

    private static AccountingWords Spanish { get; } = new()
    {
        Disclosures = "A quién se mostraron sus registros",
        Recipients = "Quién ha recibido sus registros",
        Period = "Del {0} al {1}. Todas las horas son UTC.",
        Nothing = "No se divulgó nada en este tiempo.",
        When = "Cuándo",
        From = "Divulgado por",
        To = "Divulgado a",
        Recipient = "Persona o sistema que lo recibió",
        What = "Qué",
        Records = "Registros",
        Why = "Para qué",
        Ground = "Con qué fundamento",
        UnderConsent = "Su consentimiento {0}",
        InEmergency = "Una emergencia médica ({0})",
        DisclosureId = "Divulgación",
        FirstTime = "Primera vez",
        LastTime = "Última vez",
        Times = "Veces",
    };
}
