using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>A page behind a link: it says nothing of who somebody is that they have not said it may.</summary>
internal static class LinkPage
{
    private const string Style = """
        input,select,textarea{font:inherit;padding:.5rem;border:1px solid #5b6b69;border-radius:.4rem}
        textarea{width:100%;min-height:6rem}
        button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        button.no{background:#fff;color:#14615a;outline:1px solid #14615a}
        label{display:block}[role=alert]{color:#9b1c1c;font-weight:600}
        """;

    /// <param name="body">HTML; whatever a person wrote must have been encoded.</param>
    public static IResult Show(Language language, string title, string body, int status = StatusCodes.Status200OK) =>
        new HtmlPage
        {
            Language = language.Tag(),
            Title = title,
            Main = $"<h1>{HtmlPage.Encode(title)}</h1>{body}",
            Style = Style,
            Status = status,
        };

    /// <summary>The same whether there never was such a link or it has ended.</summary>
    public static IResult Closed(Language language) => Show(
        language,
        language switch
        {
            Language.En => "This link does not open",
            Language.Es => "Este enlace no se abre",
        },
        language switch
        {
            Language.En => "<p>It may have ended. Ask whoever gave it to you for a new one.</p>",
            Language.Es => "<p>Puede que haya terminado. Pida uno nuevo a quien se lo dio.</p>",
        },
        StatusCodes.Status404NotFound);

    public static IResult TooOften(Language language) => Show(
        language,
        language switch
        {
            Language.En => "That is enough for today",
            Language.Es => "Es suficiente por hoy",
        },
        language switch
        {
            Language.En => "<p>What was sent before is kept. This link opens again tomorrow.</p>",
            Language.Es => "<p>Lo que se envió antes queda guardado. Este enlace se abre de nuevo mañana.</p>",
        },
        StatusCodes.Status429TooManyRequests);

    /// <summary>So that people can read it in the other language.</summary>
    public static string OtherLanguage(Language language) => language switch
    {
        Language.En => "<p><a href=\"?language=es\" lang=\"es\">Español</a></p>",
        Language.Es => "<p><a href=\"?language=en\" lang=\"en\">English</a></p>",
    };
}
