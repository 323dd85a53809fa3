using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using CareBridge.Consent.Domain;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Links;

/// <summary>A plain page of ours: one file, no script, nothing fetched from anywhere.</summary>
internal static class Page
{
    private const string Style = """
        body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
        body{color:#1d2b2a;background:#fbf9f4}
        h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem}
        input:not([type=checkbox]){font:inherit;padding:.5rem;border:1px solid #5b6b69;border-radius:.4rem}
        button{font:inherit;padding:.7rem 1.4rem;border:0;border-radius:.4rem;background:#14615a;color:#fff}
        button.no{background:#fff;color:#14615a;outline:1px solid #14615a}
        label{display:block}[role=alert]{color:#9b1c1c;font-weight:600}:focus-visible{outline:3px solid #d98324}
        @media print{button,form a{display:none}body{background:#fff}}
        """;

    private static readonly string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style))) + "'";

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <param name="body">HTML; whatever a person wrote must have been encoded.</param>
    public static IResult Show(Language language, string title, string body, int status = StatusCodes.Status200OK) =>
        new Html(
            $"""
            <!DOCTYPE html>
            <html lang="{language.Tag()}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex"><title>{Encode(title)}</title><style>{Style}</style></head>
            <body><main>{body}</main></body>
            </html>
            """,
            status);

    private sealed class Html(string text, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XContentTypeOptions = "nosniff";
            // The address holds the link's secret.
            response.Headers["Referrer-Policy"] = "no-referrer";
            await response.WriteAsync(text, httpContext.RequestAborted);
        }
    }
}
