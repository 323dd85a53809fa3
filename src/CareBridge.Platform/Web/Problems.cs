using System.Globalization;
using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Web;

/// <summary>The one place where an exception becomes an answer of the JSON API (RFC 9457).</summary>
public static class Problems
{
    public const string MediaType = "application/problem+json";

    internal const string Code = "code";
    internal const string What = "what";
    internal const string Expected = "expectedVersion";
    internal const string Actual = "actualVersion";

    /// <summary>Null for an exception that is our own fault.</summary>
    public static ProblemDetails? From(Exception exception) => exception switch
    {
        InvalidRequestException invalid => new HttpValidationProblemDetails(invalid.Errors.ToDictionary())
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "Some fields are not valid.",
        },
        RefusedException refused => new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Title = "The request conflicts with the current state.",
            Detail = refused.Message,
            Extensions = { [Code] = refused.Code },
        },
        NotFoundException missing => new ProblemDetails
        {
            Status = StatusCodes.Status404NotFound,
            Title = "Not found.",
            Detail = missing.Message,
            Extensions = { [What] = missing.What },
        },
        StaleVersionException stale => new ProblemDetails
        {
            Status = StatusCodes.Status412PreconditionFailed,
            Title = "It has changed since.",
            Detail = stale.Message,
            Extensions = { [Expected] = stale.Expected, [Actual] = stale.Actual },
        },
        BadHttpRequestException bad => Malformed(bad),
        UnavailableException => Unavailable(),
        _ when StoreFaults.IsOutage(exception) => Unavailable(),
        _ when StoreFaults.IsConflict(exception) => new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Title = "The request conflicts with the current state.",
            Detail = "Somebody else changed it at the same moment; read it again and repeat the request.",
            Extensions = { [Code] = RefusedException.ConcurrentChange },
        },
        _ => null,
    };

    internal static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.ConfigureHttpJsonOptions(
            json => JsonFormat.Configure(json.SerializerOptions).Converters.Add(new KeepableText()));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        return services;
    }

    internal static string? Text(ProblemDetails problem, string extension) =>
        problem.Extensions.TryGetValue(extension, out var value) ? value?.ToString() : null;

    internal static long Number(ProblemDetails problem, string extension) =>
        long.TryParse(Text(problem, extension), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static ProblemDetails Unavailable() => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Title = "A part of CareBridge does not answer at the moment.",
        Detail = "It may have been done; repeating it in a few seconds is safe.",
    };

    private static ProblemDetails Malformed(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return new ProblemDetails { Status = bad.StatusCode, Title = "The request body is too large." };
        if (bad.InnerException is not JsonException json)
            return new ProblemDetails { Status = bad.StatusCode, Title = "The request cannot be read." };
        return new HttpValidationProblemDetails(new Dictionary<string, string[]>
        {
            // Not the parser's own message: it may quote the value.
            [json.Path ?? "$"] = [$"Not what is expected here (line {json.LineNumber + 1})."],
        })
        {
            Status = bad.StatusCode,
            Title = "The request body is not valid JSON for this request.",
        };
    }

    private sealed class ProblemHandler(
        IProblemDetailsService problems, ILogger<ProblemHandler> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(
            HttpContext http, Exception exception, CancellationToken cancellationToken)
        {
            var problem = From(exception);
            if (problem is null) logger.LogError(exception, "A request failed");
            problem ??= new ProblemDetails
            {
                Status = StatusCodes.Status500InternalServerError,
                Title = "Something went wrong on our side.",
            };
            http.Response.StatusCode = problem.Status!.Value;
            if (problem.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "2";
            return await problems.TryWriteAsync(
                new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
        }
    }
}
