using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Questions;

/// <summary>Synchronous questions between services that run in different processes.</summary>
public static class QuestionEndpoints
{
    private const string Patient = "questions";
    private const string Prompt = "prompt-questions";

    /// <summary>Bytes of a question: it may hold a sealed document of a megabyte.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Lets other services, and nobody else, ask <typeparamref name="TQuestion"/> over HTTP.</summary>
    public static void MapQuestion<TAnswerer, TQuestion, TAnswer>(
        this IEndpointRouteBuilder routes, Func<TAnswerer, TQuestion, CancellationToken, Task<TAnswer>> answer)
        where TAnswerer : notnull
        where TQuestion : notnull =>
        routes.MapPost(Path<TQuestion>(), async (TQuestion question, HttpContext http) =>
                await answer(http.RequestServices.GetRequiredService<TAnswerer>(), question, http.RequestAborted))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .RequireRole(Role.Service)
            .ShowsServices()
            .ExcludeFromDescription();

    /// <summary>
    /// The same, also for several at once, as <see cref="SharedQuestion{TQuestion, TAnswer}"/> asks them. What answers
    /// is used for all of them at the same time.
    /// </summary>
    public static void MapSharedQuestion<TAnswerer, TQuestion, TAnswer>(
        this IEndpointRouteBuilder routes, Func<TAnswerer, TQuestion, CancellationToken, Task<TAnswer>> answer)
        where TAnswerer : notnull
        where TQuestion : notnull
    {
        routes.MapQuestion(answer);
        routes.MapPost(TogetherPath<TQuestion>(), (IReadOnlyList<TQuestion> questions, HttpContext http) =>
                Task.WhenAll(questions.Select(question => TellAsync(() => answer(
                    http.RequestServices.GetRequiredService<TAnswerer>(), question, http.RequestAborted)))))
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .RequireRole(Role.Service)
            .ShowsServices()
            .ExcludeFromDescription();
    }

    /// <summary>A refusal is of one question and not of those that it came with.</summary>
    private static async Task<Telling> TellAsync<TAnswer>(Func<Task<TAnswer>> answer)
    {
        try
        {
            return new Telling(await answer(), Problem: null);
        }
        catch (Exception exception) when (Problems.From(exception) is { } problem)
        {
            return new Telling(Answer: null, problem);
        }
    }

    internal static IServiceCollection AddQuestionClient(this IServiceCollection services)
    {
        AddHttpClient(services, Patient, Attempt.Internal);
        AddHttpClient(services, Prompt, Attempt.Prompt);
        services.AddSingleton(provider => new QuestionClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Patient),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Prompt),
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<InternalTokens>()));
        return services;
    }

    private static void AddHttpClient(IServiceCollection services, string name, Attempt attempt) =>
        services.AddResilientHttpClient(name, attempt)
            // The tries end when the headers are there; this also ends an answer that stops half-way.
            .ConfigureHttpClient(client => client.Timeout = attempt.Budget);

    internal static string Path<TQuestion>() => $"/internal/{typeof(TQuestion).Name}";

    internal static string TogetherPath<TQuestion>() => $"{Path<TQuestion>()}/together";

    /// <summary>Written as what each of them is.</summary>
    private sealed record Telling(object? Answer, object? Problem);
}
