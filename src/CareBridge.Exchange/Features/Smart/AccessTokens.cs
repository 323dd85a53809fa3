using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Makes and reads the tokens that clients come back with; encrypted, so that nobody reads in them.</summary>
internal sealed class AccessTokens(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>SMART: not longer than five minutes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("CareBridge.Exchange.AccessTokens");

    public string Issue(Guid clientId, string scope) => _protector.Protect(
        JsonSerializer.Serialize(new AccessToken(clientId, scope, time.GetUtcNow() + Lifetime), JsonFormat.Options));

    /// <summary>Null when the token is forged or has expired.</summary>
    public AccessToken? Read(string token)
    {
        try
        {
            var read = JsonSerializer.Deserialize<AccessToken>(_protector.Unprotect(token), JsonFormat.Options)!;
            return read.ExpiresAt > time.GetUtcNow() ? read : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

internal sealed record AccessToken(Guid ClientId, string Scope, DateTimeOffset ExpiresAt);
