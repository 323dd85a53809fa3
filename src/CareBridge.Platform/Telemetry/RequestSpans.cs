using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Gives the span of a request its name and what of it names nobody: method, route template and status (OpenTelemetry's
/// semantic conventions for HTTP). The framework's own would bring the address along.
/// </summary>
internal static class RequestSpans
{
    private const string Other = "_OTHER";

    private static readonly HashSet<string> Methods =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete,
        HttpMethods.Options,
    ];

    /// <summary>Call first: whatever answers, it is told of.</summary>
    public static void UseRequestSpans(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            await next(http);
            return;
        }
        var method = Methods.Contains(http.Request.Method) ? http.Request.Method : Other;
        span.SetTag("http.request.method", method);
        // A method that nobody knows could say anything.
        span.DisplayName = method == Other ? "HTTP" : method;
        // Before an error takes it away.
        if ((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } pattern)
        {
            var route = $"/{pattern.TrimStart('/')}";
            span.SetTag("http.route", route);
            span.DisplayName += $" {route}";
        }
        await next(http);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    });
}
