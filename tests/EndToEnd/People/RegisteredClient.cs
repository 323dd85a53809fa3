using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.People;

/// <summary>A clinic's system without a FHIR library around it, which fetches a new token in time.</summary>
public sealed class RegisteredClient : IDisposable
{
    /// <summary>A token lives for five minutes.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(3);

    private readonly Func<Task<HttpClient>> _connect;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly HttpClient _http;
    private AuthenticationHeaderValue? _token;
    private DateTimeOffset _renewAt;

    private RegisteredClient(Guid id, Func<Task<HttpClient>> connect, Uri fhir)
    {
        Id = id;
        _connect = connect;
        _http = new HttpClient { BaseAddress = new Uri($"{fhir}/") };
    }

    /// <summary>As which it is on record at Consent.</summary>
    public Guid Id { get; }

    public static async Task<RegisteredClient> RegisterAsync(
        Person administrator, Uri fhir, Guid organization, string scope)
    {
        var client = Guid.CreateVersion7();
        var (publicKey, privateKey) = Clinic.NewKey();
        await administrator.PutAsync($"api/exchange/clients/{client}", new
        {
            organizationId = organization,
            name = "Another system",
            jwks = new JsonObject { ["keys"] = new JsonArray(publicKey) },
            scope,
            purpose = "treatment",
        });
        return new RegisteredClient(client, () => SmartToken.ConnectAsync(fhir, client, privateKey, scope), fhir);
    }

    /// <param name="request">Its address is relative to the FHIR endpoint, or whole.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Authorization = await TokenAsync(cancellation);
        return await _http.SendAsync(request, cancellation);
    }

    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    private async Task<AuthenticationHeaderValue> TokenAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (TimeProvider.System.GetUtcNow() >= _renewAt)
            {
                using var connected = await _connect();
                _token = connected.DefaultRequestHeaders.Authorization;
                _renewAt = TimeProvider.System.GetUtcNow() + Renewal;
            }
            return _token!;
        }
        finally
        {
            _turn.Release();
        }
    }
}
