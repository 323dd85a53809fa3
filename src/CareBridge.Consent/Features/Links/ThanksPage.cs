using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>How the request stands once it was answered.</summary>
internal static class ThanksPage
{
    public static IResult Show(Language language, ConsentStatus status)
    {
        var text = (language, status) switch
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
        return Page.Show(language, text, $"<h1>{Page.Encode(text)}</h1>");
    }
}
