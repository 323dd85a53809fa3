using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Exchange.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// Makes and reads the tokens that clients come back with; encrypted, so that nobody reads in them. What has been
/// opened once is kept opened while it is good: whether the client may still come is looked up besides, every time.
/// </summary>
internal sealed class AccessTokens(IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private const int MostOpened = 10_000;

    /// <summary>SMART: not longer than five minutes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _opened = new(new MemoryCacheOptions { SizeLimit = MostOpened });

    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Exchange.AccessTokens");

    public string Issue(Guid clientId, string scope) => _protector.Protect(
        JsonSerializer.Serialize(new AccessToken(clientId, scope, time.GetUtcNow() + Lifetime), JsonFormat.Options));

    /// <summary>Null when the token is forged or has expired.</summary>
    public AccessToken? Read(string token)
    {
        var opened = _opened.Get<AccessToken>(token) ?? Open(token);
        return opened is not null && opened.ExpiresAt > time.GetUtcNow() ? opened : null;
    }

    public void Dispose() => _opened.Dispose();

    private AccessToken? Open(string token)
    {
        try
        {
            var opened = JsonSerializer.Deserialize<AccessToken>(_protector.Unprotect(token), JsonFormat.Options)!;
            var entry = new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime };
            return _opened.Set(token, opened, entry);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

internal sealed record AccessToken(Guid ClientId, string Scope, DateTimeOffset ExpiresAt)
{
    private Reach? _reach;

    /// <summary>As far as the token and the client's registration reach both; null when that is nowhere.</summary>
    /// <param name="registered">The client's scope as it is registered at this moment.</param>
    public SmartScopes? Within(string registered)
    {
        var reach = _reach;
        if (reach?.Registered != registered)
        {
            var granted = SmartScopes.Parse(registered)?.Grant(SmartScopes.Parse(Scope)!);
            _reach = reach = new Reach(registered, granted is { All.Count: > 0 } ? granted : null);
        }
        return reach.Scopes;
    }

    private sealed record Reach(string Registered, SmartScopes? Scopes);
}
