using System.Collections.Concurrent;
using CareBridge.Exchange.Domain;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Finds a client's keys: in its registration, or at its address.</summary>
internal sealed class ClientKeys(IHttpClientFactory clients, TimeProvider time, ILogger<ClientKeys> logger)
{
    public const string HttpClient = "exchange-jwks";

    private readonly ConcurrentDictionary<string, PublishedKeys> _published = new();

    /// <summary>Null when the client's keys cannot be had.</summary>
    public async Task<JsonWebKeys?> FindAsync(SmartClient client, string keyId, CancellationToken cancellation) =>
        client.JwksUrl is { } url
            ? await _published.GetOrAdd(url, Published).FindAsync(keyId, cancellation)
            : JsonWebKeys.Parse(client.Jwks ?? "");

    private PublishedKeys Published(string url) => new(() => clients.CreateClient(HttpClient), url, time, logger);
}
