using System.Globalization;
using CareBridge.Aftercare.Domain;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>How the pages for a partner talk.</summary>
internal sealed class PartnerWords
{
    private static readonly PartnerWords English = new()
    {
        Language = Language.En,
        Explanation = "Being a partner means: now and then a message with a link comes to you, and you call or "
            + "write. You can stop at any time. What you read here is for you alone.",
        WhenTitle = "When you may be asked",
        ToldTitle = "What you may be told",
        Nothing = "Only that a call would do good.",
        Yes = "Yes, I agree",
        No = "No, thank you",
        Agreed = "Thank you. Your yes is kept",
        Declined = "Thank you for saying so",
        AnyTime = "With this link you can change your answer while it opens; after that, ask for a new one.",
        Call = "A call or a message from you would do good today.",
        SeeTo = "I will get in touch",
        Thanks = "Thank you",
        Danger = "If somebody is in danger, call 911. For a crisis line, call or text 988.",
    };

    private static readonly PartnerWords Spanish = new()
    {
        Language = Language.Es,
        Explanation = "Acompañar significa: de vez en cuando le llega un mensaje con un enlace, y usted llama o "
            + "escribe. Puede dejarlo cuando quiera. Lo que lee aquí es solo para usted.",
        WhenTitle = "Cuándo se le puede pedir",
        ToldTitle = "Qué se le puede contar",
        Nothing = "Solo que una llamada haría bien.",
        Yes = "Sí, estoy de acuerdo",
        No = "No, gracias",
        Agreed = "Gracias. Su sí queda guardado",
        Declined = "Gracias por decirlo",
        AnyTime = "Con este enlace puede cambiar su respuesta mientras se abra; después, pida uno nuevo.",
        Call = "Una llamada o un mensaje suyo haría bien hoy.",
        SeeTo = "Me pondré en contacto",
        Thanks = "Gracias",
        Danger = "Si alguien está en peligro, llame al 911. La línea de crisis es el 988, por llamada o mensaje.",
    };

    public required Language Language { get; init; }

    public required string Explanation { get; init; }

    public required string WhenTitle { get; init; }

    public required string ToldTitle { get; init; }

    public required string Nothing { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Agreed { get; init; }

    public required string Declined { get; init; }

    public required string AnyTime { get; init; }

    public required string Call { get; init; }

    public required string SeeTo { get; init; }

    public required string Thanks { get; init; }

    public required string Danger { get; init; }

    public static PartnerWords In(Language language) => language switch
    {
        Language.En => English,
        Language.Es => Spanish,
    };

    public string Ask(string knownAs) => Language switch
    {
        Language.En => $"{knownAs} asks you to be their partner",
        Language.Es => $"{knownAs} le pide que le acompañe",
    };

    public string Glad(string knownAs) => Language switch
    {
        Language.En => $"{knownAs} would be glad to hear from you",
        Language.Es => $"A {knownAs} le alegraría saber de usted",
    };

    public string When(ContactHours hours)
    {
        var (from, to) = (Hour(hours.From), Hour(hours.To));
        return (Language, hours.From == hours.To) switch
        {
            (Language.En, true) => "At any time.",
            (Language.Es, true) => "A cualquier hora.",
            (Language.En, false) => $"From {from} to {to} ({hours.TimeZone}).",
            (Language.Es, false) => $"De {from} a {to} ({hours.TimeZone}).",
        };
    }

    public string Topic(PartnerTopic topic) => (topic, Language) switch
    {
        (PartnerTopic.Contact, Language.En) => "That they are not in touch as agreed.",
        (PartnerTopic.Craving, Language.En) => "That craving is strong.",
        (PartnerTopic.Mood, Language.En) => "How mood and sleep are, and whether they feel alone.",
        (PartnerTopic.Sobriety, Language.En) => "That they did not keep to what sobriety means for them.",
        (PartnerTopic.RecoveryCapital, Language.En) => "That their recovery capital has fallen.",
        (PartnerTopic.Contact, Language.Es) => "Que no está en contacto como se acordó.",
        (PartnerTopic.Craving, Language.Es) => "Que el antojo es fuerte.",
        (PartnerTopic.Mood, Language.Es) => "Cómo están el ánimo y el sueño, y si se siente en soledad.",
        (PartnerTopic.Sobriety, Language.Es) => "Que no mantuvo lo que la sobriedad significa para sí.",
        (PartnerTopic.RecoveryCapital, Language.Es) => "Que su capital de recuperación ha bajado.",
    };

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
