using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CareBridge.Platform.Security;

/// <summary>
/// Short-lived proof, between processes of one deployment, of who asks: a service, or a person whom the portal has
/// signed in. Made with the key ring that all of them share.
/// </summary>
public sealed class InternalTokens(IDataProtectionProvider protection)
{
    public const string Scheme = "Internal";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("CareBridge.Internal").ToTimeLimitedDataProtector();

    public string For(Caller caller) =>
        _protector.Protect(JsonSerializer.Serialize(caller, JsonFormat.Options), Lifetime);

    internal string ForService() => For(new Caller(Guid.Empty, Role.Service, OrganizationId: null));

    /// <summary>Null when the token is forged, expired or of another deployment.</summary>
    internal Caller? Read(string token)
    {
        try
        {
            return JsonSerializer.Deserialize<Caller>(_protector.Unprotect(token), JsonFormat.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
