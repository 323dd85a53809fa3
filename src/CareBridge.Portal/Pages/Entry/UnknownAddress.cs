using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Whoever follows a link that leads nowhere reads a page, and a program a problem as ever.</summary>
internal static class UnknownAddress
{
    private static readonly string[] Programs = ["/api", "/fhir", "/health", "/assets", "/openapi"];

    /// <summary>A browser asks, and there is no endpoint at the address.</summary>
    public static bool IsForReader(HttpContext http) =>
        http.GetEndpoint() is null
        && !http.Request.Changes()
        && !Programs.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && http.Request.GetTypedHeaders().Accept.Any(one => one.MediaType == "text/html");

    public static void AnswerReaders(StatusCodePagesOptions pages)
    {
        var answerPrograms = pages.HandleAsync;
        pages.HandleAsync = async context =>
        {
            var http = context.HttpContext;
            if (!IsForReader(http))
            {
                await answerPrograms(context);
                return;
            }
            PageHeaders.Put(http);
            var visit = (await Visit.BindAsync(http))!;
            await visit.Show<ErrorPage>(http.Response.StatusCode, http.Response.StatusCode).ExecuteAsync(http);
        };
    }
}
