using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>How the request stands once it was answered.</summary>
internal static class ThanksPage
{
    /// <param name="isTaken">False: what they have just answered changed nothing.</param>
    public static IResult Show(Language language, ConsentStatus status, bool isTaken)
    {
        var text = isTaken ? Taken(language, status) : Refused(language, status);
        return Page.Show(
            language,
            text,
            $"<h1>{Page.Encode(text)}</h1>",
            isTaken ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static string Taken(Language language, ConsentStatus status) => (language, status) switch
    {
        (Language.En, ConsentStatus.Granted) => "Thank you. Your yes is kept. You can take it back at any time.",
        (Language.En, ConsentStatus.Requested) =>
            "Thank you. Your signature is kept. Your parent or guardian has to sign as well.",
        (Language.En, ConsentStatus.Declined) => "Thank you. You said no, and nothing is shared.",
        (Language.En, _) => "This has been answered already.",
        (Language.Es, ConsentStatus.Granted) =>
            "Gracias. Su permiso queda guardado. Lo puede quitar cuando quiera.",
        (Language.Es, ConsentStatus.Requested) =>
            "Gracias. Su firma queda guardada. También tiene que firmar su padre, su madre o su tutor.",
        (Language.Es, ConsentStatus.Declined) => "Gracias. Usted dijo que no y no se cuenta nada.",
        (Language.Es, _) => "Esto ya tiene respuesta.",
    };

    private static string Refused(Language language, ConsentStatus status) => (language, status) switch
    {
        (Language.En, ConsentStatus.Requested) =>
            "This answer was not taken, and nothing has changed. Please ask whoever gave you the link.",
        (Language.En, ConsentStatus.Granted) =>
            "This was answered with yes before, and that stands. You can take it back at any time.",
        (Language.En, _) => "This has been answered already.",
        (Language.Es, ConsentStatus.Requested) =>
            "Esta respuesta no se tomó y nada ha cambiado. Pregunte a quien le dio el enlace.",
        (Language.Es, ConsentStatus.Granted) =>
            "A esto ya se respondió que sí, y así queda. Lo puede quitar cuando quiera.",
        (Language.Es, _) => "Esto ya tiene respuesta.",
    };
}
