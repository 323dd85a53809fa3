using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Utility;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>
/// Carries out an entry of a Bundle as the request that it stands for: by the same endpoint, in a scope of its own,
/// with its own decisions of Consent and lines of the accounting. So nothing can be had in a Bundle that cannot be had
/// without (ADR 0014).
/// </summary>
internal sealed class RunEntry(IServiceScopeFactory scopes, EntryRoutes routes, FhirErrors errors)
{
    /// <summary>
    /// Bytes of answers after which no more is read: they are all kept until the Bundle is whole, and one client must
    /// not have us keep more than we can.
    /// </summary>
    public const int MostAnswered = 16 * 1024 * 1024;

    /// <summary>
    /// One after the other. When one hears that a part of us does not answer, those that follow are told so without a
    /// try: whoever waits hears it within a second, however many they are.
    /// </summary>
    /// <param name="answers">By entry; set here.</param>
    /// <param name="key">Of an entry, under which it is done once.</param>
    public async Task RunAsync(
        IEnumerable<RequestEntry> entries, FhirResult[] answers, HttpContext bundle, Func<RequestEntry, string?> key)
    {
        var (isDown, answered) = (false, 0L);
        foreach (var entry in entries)
        {
            var isFull = answered >= MostAnswered && !entry.Writes;
            var answer = isDown ? EntryPlaces.In(entry, FhirErrors.Unavailable())
                : isFull ? EntryPlaces.In(entry, TooMuch())
                : await RunAsync(entry, bundle, key(entry));
            answers[entry.Index] = answer;
            answered += answer.Body.Length;
            isDown = answer.Status == StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>The answer, with its places in the words of the Bundle.</summary>
    /// <param name="key">Under which it is done once, if it creates something.</param>
    public async Task<FhirResult> RunAsync(RequestEntry entry, HttpContext bundle, string? key)
    {
        try
        {
            return EntryPlaces.In(entry, await AnswerAsync(entry, bundle, key));
        }
        catch (Exception exception) when (!bundle.RequestAborted.IsCancellationRequested)
        {
            // What was done before must be told, and what comes after has nothing to do with it.
            return EntryPlaces.In(entry, errors.Tell(exception));
        }
    }

    private static FhirResult TooMuch() => Outcomes.Of(
        StatusCodes.Status413PayloadTooLarge,
        IssueType.TooCostly,
        $"The entries before come to {MostAnswered} bytes; read this in another Bundle, or by itself.");

    private async Task<FhirResult> AnswerAsync(RequestEntry entry, HttpContext bundle, string? key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answer = new EntryAnswer();
        var opened = scope.ServiceProvider.GetRequiredService<Permits>().Remember();
        var request = Request(entry, bundle, key);
        request.RequestServices = scope.ServiceProvider;
        request.Features.Set(answer);
        routes.Route(request);
        await request.GetEndpoint()!.RequestDelegate!(request);
        var result = answer.Result
            ?? throw new InvalidOperationException($"{request.GetEndpoint()!.DisplayName} does not serve entries.");
        InnerRequest.RequireDoor(request, result.Status);
        return result with { Opened = opened };
    }

    private DefaultHttpContext Request(RequestEntry entry, HttpContext bundle, string? key)
    {
        var http = new DefaultHttpContext
        {
            User = bundle.User,
            RequestAborted = bundle.RequestAborted,
            TraceIdentifier = bundle.TraceIdentifier,
        };
        var (path, query) = Address(entry);
        var request = http.Request;
        request.Method = entry.Method.GetLiteral();
        request.Scheme = bundle.Request.Scheme;
        request.Host = bundle.Request.Host;
        request.PathBase = bundle.Request.PathBase;
        request.Path = path;
        request.QueryString = query;
        foreach (var (name, value) in entry.Headers) request.Headers[name] = value;
        if (key is not null) request.Headers[IdempotencyKey.Header] = key;
        // How the answer is to be, as far as it can differ by entry.
        request.Headers["Prefer"] = bundle.Request.Headers["Prefer"];
        if (entry.Resource.Length > 0)
        {
            request.ContentType = FhirResult.MediaType;
            request.ContentLength = entry.Resource.Length;
            request.Body = new MemoryStream(entry.Resource);
        }
        return http;
    }

    /// <exception cref="FhirException">It is another server's, or a Bundle's.</exception>
    private static (PathString Path, QueryString Query) Address(RequestEntry entry)
    {
        var (path, query) = entry.Url.Split('?', 2) is [var before, var after]
            ? (before, "?" + after)
            : (entry.Url, "");
        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported, "Give an address relative to this server's.", $"{entry.Path}.request.url");
        }
        if (path.Length == 0)
        {
            throw FhirException.BusinessRule(
                "A Bundle holds no other that is to be carried out.", $"{entry.Path}.request");
        }
        return (new PathString("/fhir/" + Uri.UnescapeDataString(path)), new QueryString(query));
    }
}
