using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Demo.Loading;

/// <summary>CareBridge's public HTTP API as its callers see it, each with the account they signed in with.</summary>
internal sealed class Api : IDisposable
{
    /// <summary>How often a request that lost a race with another is made again.</summary>
    private const int Races = 3;

    private static readonly Attempt Patience = new(TimeSpan.FromSeconds(30), Retries: 5);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _tokens = new();
    private readonly ServiceProvider _services;
    private readonly HttpClient _http;
    private readonly string _password;

    public Api(Uri address, string password)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddResilientHttpClient(nameof(Api), Patience);
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(Api));
        _http.BaseAddress = address;
        _http.Timeout = TimeSpan.FromMinutes(3);
        _password = password;
    }

    /// <exception cref="DemoException">The server does not answer, or is not ready.</exception>
    public async Task RequireReadyAsync(CancellationToken cancellation)
    {
        using var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, "/health/ready"), cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new DemoException(
                $"{_http.BaseAddress} is not ready: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }

    /// <summary>Signs in with a password of its own; all others share the demo's.</summary>
    public async Task SignInAsync(string email, string password, CancellationToken cancellation) =>
        _tokens[email] = new Lazy<Task<string>>(Task.FromResult(await TokenAsync(email, password, cancellation)));

    public Task<JsonNode> PutAsync(string email, string path, object content, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Put, email, path, content, cancellation);

    public Task<JsonNode> PostAsync(string email, string path, object? content, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, email, path, content, cancellation);

    /// <summary>Sends a request that needs no account of ours; it is made anew for every try.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        try
        {
            using var request = make();
            return await _http.SendAsync(request, cancellation);
        }
        catch (Exception exception) when (exception is HttpRequestException or Polly.ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DemoException(
                $"{_http.BaseAddress} does not answer ({exception.Message}). Start it with: carebridge serve",
                exception);
        }
    }

    public void Dispose() => _services.Dispose();

    /// <summary>The refusal of a request, with the reasons the server gave.</summary>
    public static async Task<DemoException> RefusalAsync(
        HttpResponseMessage answer, string what, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.StatusCode == HttpStatusCode.Unauthorized
            && text.Contains("second-factor", StringComparison.Ordinal))
        {
            return new DemoException(
                "The server asks staff for a second factor, which invented people cannot give. Start it with: "
                + "carebridge serve --SecondFactor:Required=false");
        }
        return new DemoException($"{what} was refused with {(int)answer.StatusCode}: {text}");
    }

    private async Task<JsonNode> CallAsync(
        HttpMethod method, string email, string path, object? content, CancellationToken cancellation)
    {
        for (var race = 1; ; race++)
        {
            var token = await TokenOfAsync(email, cancellation);
            using var answer = await SendAsync(
                () => new HttpRequestMessage(method, path)
                {
                    Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
                    Content = content is null ? null : JsonContent.Create(content, options: JsonSerializerOptions.Web),
                },
                cancellation);
            if (answer.IsSuccessStatusCode)
                return (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!;
            if (answer.StatusCode == HttpStatusCode.Conflict && race <= Races
                && await IsRaceAsync(answer, cancellation))
                continue;
            throw await RefusalAsync(answer, $"{method} {path}", cancellation);
        }
    }

    private static async Task<bool> IsRaceAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        await CodeAsync(answer, cancellation) == RefusedException.ConcurrentChange;

    /// <summary>The password is right.</summary>
    private static async Task<bool> AsksForMoreAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        await CodeAsync(answer, cancellation) == "second-factor-needed";

    private static async Task<string?> CodeAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await answer.Content.LoadIntoBufferAsync(cancellation);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return (string?)problem?["code"];
    }

    private Task<string> TokenOfAsync(string email, CancellationToken cancellation) =>
        _tokens.GetOrAdd(email, _ => new Lazy<Task<string>>(() => TokenAsync(email, _password, cancellation))).Value;

    private async Task<string> TokenAsync(string email, string password, CancellationToken cancellation)
    {
        using var answer = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "/api/portal/token")
            {
                Content = JsonContent.Create(new { email, password }),
            },
            cancellation);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests && answer.Headers.RetryAfter?.Delta is { } wait)
        {
            // Many people sign in from this one machine.
            await Task.Delay(wait, cancellation);
            return await TokenAsync(email, password, cancellation);
        }
        if (answer.StatusCode == HttpStatusCode.Unauthorized && !await AsksForMoreAsync(answer, cancellation))
            throw new DemoException(
                $"{email} cannot sign in: wrong password? (After five wrong ones, wait 15 minutes.)");
        if (!answer.IsSuccessStatusCode) throw await RefusalAsync(answer, "Signing in", cancellation);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["accessToken"]!;
    }
}
