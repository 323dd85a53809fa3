using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <summary>The pages that links in notices lead to; each is the same for everybody.</summary>
internal static class NoticePages
{
    private const string Style =
        "button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}";

    public static HtmlPage SignIn(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => Page(
            language,
            "Something new for you",
            "<p><a href=\"/\">Sign in to CareBridge</a> to read it. It is kept for you there.</p>"),
        NoticeLanguage.Es => Page(
            language,
            "Algo nuevo para usted",
            "<p><a href=\"/\">Inicie sesión en CareBridge</a> para leerlo. Ahí está guardado.</p>"),
    };

    public static HtmlPage AskToStop(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => Page(
            language,
            "Stop these messages?",
            "<p>What is new is in CareBridge all the same. Urgent messages still come.</p>"
            + "<form method=\"post\"><button>Stop them</button></form>"),
        NoticeLanguage.Es => Page(
            language,
            "¿No recibir más estos mensajes?",
            "<p>Lo nuevo sigue en CareBridge. Los mensajes urgentes siguen llegando.</p>"
            + "<form method=\"post\"><button>No recibirlos más</button></form>"),
    };

    public static HtmlPage Stopped(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => Page(
            language, "Done", "<p>These messages stop. You can turn them on again in your settings.</p>"),
        NoticeLanguage.Es => Page(
            language, "Listo", "<p>Ya no recibirá estos mensajes. Puede volver a activarlos en sus ajustes.</p>"),
    };

    private static HtmlPage Page(NoticeLanguage language, string title, string text) => new()
    {
        Language = EnumCode.Of(language),
        Title = $"{title} - CareBridge",
        Main = $"<h1>{HtmlPage.Encode(title)}</h1>{text}",
        Style = Style,
    };
}
