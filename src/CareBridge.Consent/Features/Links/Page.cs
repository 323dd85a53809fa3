using CareBridge.Consent.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>A page with a form on it.</summary>
internal static class Page
{
    private const string Style = """
        input:not([type=checkbox]){font:inherit;padding:.5rem;border:1px solid #5b6b69;border-radius:.4rem}
        button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        button.no{background:#fff;color:#14615a;outline:1px solid #14615a}
        label{display:block}[role=alert]{color:#9b1c1c;font-weight:600}
        @media print{button,form a{display:none}body{background:#fff}}
        """;

    public static string Encode(string text) => HtmlPage.Encode(text);

    /// <param name="body">HTML; whatever a person wrote must have been encoded.</param>
    public static IResult Show(Language language, string title, string body, int status = StatusCodes.Status200OK) =>
        new HtmlPage
        {
            Language = language.Tag(),
            Title = title,
            Main = body,
            Style = Style,
            Status = status,
        };
}
