using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Platform.Web;

/// <summary>A plain page of ours: one file, no script, nothing fetched from anywhere.</summary>
public sealed class HtmlPage : IResult
{
    private const string Plain = """
        body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
        body{color:#1d2b2a;background:#fbf9f4}
        h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem}
        :focus-visible{outline:3px solid #d98324}
        """;

    /// <summary>As a language tag.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>What is before the main part, such as links to other pages; HTML.</summary>
    public string Header { get; init; } = "";

    /// <summary>HTML; whatever a person wrote must have been encoded.</summary>
    public required string Main { get; init; }

    /// <summary>CSS of this page's own.</summary>
    public string Style { get; init; } = "";

    public int Status { get; init; } = StatusCodes.Status200OK;

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var style = Plain + "\n" + Style;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'self'; "
            + $"frame-ancestors 'none'; style-src 'sha256-{hash}'";
        response.Headers.XContentTypeOptions = "nosniff";
        // An address may hold a secret.
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{Encode(Language)}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex"><title>{Encode(Title)}</title><style>{style}</style></head>
            <body>{Header}<main>{Main}</main></body>
            </html>
            """,
            httpContext.RequestAborted);
    }
}
