using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Questions;

/// <summary>
/// Asks a service that runs elsewhere. Its refusals come back as the exceptions it threw; no answer is
/// <see cref="UnavailableException"/>. Questions may be repeated, so every one must be harmless when asked twice.
/// </summary>
public sealed class QuestionClient
{
    private readonly HttpClient _patient;
    private readonly HttpClient _prompt;
    private readonly IConfiguration _configuration;
    private readonly InternalTokens _tokens;

    internal QuestionClient(
        HttpClient patient, HttpClient prompt, IConfiguration configuration, InternalTokens tokens)
    {
        _patient = patient;
        _prompt = prompt;
        _configuration = configuration;
        _tokens = tokens;
    }

    public Task<TAnswer> AskAsync<TQuestion, TAnswer>(
        string service, TQuestion question, CancellationToken cancellation) =>
        AskAsync<TQuestion, TAnswer>(_patient, service, question, cancellation);

    /// <summary>For what must be answered now or not at all: see <see cref="Attempt.Prompt"/>.</summary>
    public Task<TAnswer> AskPromptlyAsync<TQuestion, TAnswer>(
        string service, TQuestion question, CancellationToken cancellation) =>
        AskAsync<TQuestion, TAnswer>(_prompt, service, question, cancellation);

    /// <summary>
    /// Several promptly, of a service that answers them together: see <see cref="QuestionEndpoints"/>.
    /// </summary>
    /// <returns>In the order asked.</returns>
    internal async Task<IReadOnlyList<Told<TAnswer>>> AskTogetherAsync<TQuestion, TAnswer>(
        string service, IReadOnlyList<TQuestion> questions, CancellationToken cancellation)
        where TAnswer : class
    {
        var answers = await AskAsync<IReadOnlyList<TQuestion>, List<JsonAnswer<TAnswer>>>(
            _prompt, service, QuestionEndpoints.TogetherPath<TQuestion>(), questions, cancellation);
        return
        [
            .. answers.Select(answer => new Told<TAnswer>(
                answer.Answer,
                answer.Problem is { } problem ? Refusal(service, (HttpStatusCode?)problem.Status, problem) : null)),
        ];
    }

    private Task<TAnswer> AskAsync<TQuestion, TAnswer>(
        HttpClient http, string service, TQuestion question, CancellationToken cancellation) =>
        AskAsync<TQuestion, TAnswer>(http, service, QuestionEndpoints.Path<TQuestion>(), question, cancellation);

    private async Task<TAnswer> AskAsync<TQuestion, TAnswer>(
        HttpClient http, string service, string path, TQuestion question, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address(service), path))
        {
            Content = JsonContent.Create(question, options: JsonFormat.Options),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(InternalTokens.Scheme, _tokens.ForService());
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync<TAnswer>(JsonFormat.OfAnyRelease, cancellation))!
                : throw await RefusalAsync(service, response, cancellation);
        }
        catch (Exception exception) when (IsSilence(exception, cancellation))
        {
            throw new UnavailableException(service, exception);
        }
    }

    private Uri Address(string service) => _configuration.GetValue<Uri>($"Services:{service}")
        ?? throw new UnavailableException($"{service} (Services:{service} is not set)");

    private static bool IsSilence(Exception exception, CancellationToken cancellation) => exception switch
    {
        HttpRequestException => true,
        // Of a newer release, and in words that this one does not have.
        JsonException => true,
        Polly.ExecutionRejectedException => true,
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => false,
    };

    private static async Task<Exception> RefusalAsync(
        string service, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != Problems.MediaType)
            return new UnavailableException(service);
        var problem = await response.Content.ReadFromJsonAsync<HttpValidationProblemDetails>(cancellation)
            ?? new HttpValidationProblemDetails();
        return Refusal(service, response.StatusCode, problem);
    }

    private static Exception Refusal(string service, HttpStatusCode? status, HttpValidationProblemDetails problem)
    {
        // Without its mark it is not the owner's refusal: a 404 comes from whatever runs at a wrong address, too.
        var (missing, refusal) = (Problems.Text(problem, Problems.What), Problems.Text(problem, Problems.Code));
        return (status, missing, refusal) switch
        {
            (HttpStatusCode.NotFound, { } what, _) => new NotFoundException(what),
            (HttpStatusCode.Conflict, _, { } code) => new RefusedException(code, problem.Detail ?? "It was refused."),
            (HttpStatusCode.PreconditionFailed, _, _) => new StaleVersionException(
                Problems.Number(problem, Problems.Expected), Problems.Number(problem, Problems.Actual)),
            (HttpStatusCode.UnprocessableEntity, _, _) => new InvalidRequestException(problem.Errors.AsReadOnly()),
            _ => new UnavailableException(service),
        };
    }

    private sealed record JsonAnswer<TAnswer>(TAnswer? Answer, HttpValidationProblemDetails? Problem);
}
