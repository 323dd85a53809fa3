using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.People;

/// <summary>
/// Somebody at the portal's JSON API. Like any sensible client they repeat a request that got no answer: every request
/// is harmless when repeated.
/// </summary>
public sealed class Person : IDisposable
{
    private const string TokenPath = "api/portal/token";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http;
    private readonly string _email;
    private readonly string _password;

    private Person(HttpClient http, string email, string password)
    {
        _http = http;
        _email = email;
        _password = password;
    }

    public static async Task<Person> SignInAsync(Uri portal, string email, string password)
    {
        var http = new HttpClient { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(20) };
        var person = new Person(http, email, password);
        await person.SignInAsync();
        return person;
    }

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, body: null);

    public Task<JsonNode> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    public Task<JsonNode> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, body ?? new { });

    /// <summary>Once, whatever the answer is.</summary>
    public Task<HttpResponseMessage> TryGetAsync(string path) => AnswerAsync(HttpMethod.Get, path, body: null);

    /// <summary>Once, whatever the answer is.</summary>
    public Task<HttpResponseMessage> TryPutAsync(string path, object body) => AnswerAsync(HttpMethod.Put, path, body);

    /// <summary>Once, whatever the answer is.</summary>
    public Task<HttpResponseMessage> TryPostAsync(string path, object body) => AnswerAsync(HttpMethod.Post, path, body);

    /// <summary>Names of server-sent events, for as long as the stream lasts.</summary>
    public async IAsyncEnumerable<string> HearAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        await foreach (var heard in SseParser.Create(stream).EnumerateAsync(cancellation))
            yield return heard.EventType;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body)
    {
        var giveUp = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            string said;
            try
            {
                using var answer = await AnswerAsync(method, path, body);
                said = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode) return said.Length == 0 ? new JsonObject() : JsonNode.Parse(said)!;
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {said}");
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                said = exception.Message;
            }
            if (TimeProvider.System.GetUtcNow() > giveUp)
                throw new TimeoutException($"{method} {path} got no answer: {said}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>A token lasts for minutes; when it has ended they sign in again.</summary>
    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, object? body)
    {
        var answer = await OnceAsync(method, path, body);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || path == TokenPath) return answer;
        answer.Dispose();
        await SignInAsync();
        return await OnceAsync(method, path, body);
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        return await _http.SendAsync(request);
    }

    private async Task SignInAsync()
    {
        var token = await PostAsync(TokenPath, new { email = _email, password = _password });
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)token["accessToken"]!);
    }
}
