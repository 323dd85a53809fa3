using System.Collections.Concurrent;
using CareBridge.Exchange.Domain;
using Polly;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Finds a client's keys: in its registration, or at its address and then kept for a while.</summary>
internal sealed class ClientKeys(IHttpClientFactory clients, TimeProvider time)
{
    public const string HttpClient = "exchange-jwks";

    /// <summary>How long a key that its owner has withdrawn may still be taken for good.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Unknown key ids must not make us call somebody's server without pause.</summary>
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Fetched> _fetched = new();

    /// <summary>Null when the client's keys cannot be had.</summary>
    public async Task<JsonWebKeys?> FindAsync(SmartClient client, string keyId, CancellationToken cancellation)
    {
        if (client.JwksUrl is not { } url) return JsonWebKeys.Parse(client.Jwks ?? "");

        var now = time.GetUtcNow();
        if (_fetched.TryGetValue(url, out var fetched))
        {
            var age = now - fetched.At;
            if (age < LeastPause || (age < Freshness && fetched.Keys.Contain(keyId))) return fetched.Keys;
        }
        if (await FetchAsync(url, cancellation) is not { } keys) return null;
        _fetched[url] = new Fetched(keys, now);
        return keys;
    }

    private async Task<JsonWebKeys?> FetchAsync(string url, CancellationToken cancellation)
    {
        try
        {
            return JsonWebKeys.Parse(await clients.CreateClient(HttpClient).GetStringAsync(url, cancellation));
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            return null;
        }
    }

    private sealed record Fetched(JsonWebKeys Keys, DateTimeOffset At);
}
