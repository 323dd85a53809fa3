using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Web;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// That somebody has shown the first factor, kept in the page that asks for the second. Nobody makes one but this
/// deployment, and a new password ends it.
/// </summary>
internal sealed class HalfWays(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("CareBridge.HalfWay").ToTimeLimitedDataProtector();

    public string Seal(Account account) => _seal.Protect(
        JsonSerializer.Serialize(new HalfWay(account.Id, account.SecurityStamp!), JsonFormat.Options), Lifetime);

    /// <summary>Null when it is not one of ours, or does not hold any more.</summary>
    public async Task<Account?> OpenAsync(string text, PortalDbContext store, CancellationToken cancellation)
    {
        try
        {
            var (id, stamp) = JsonSerializer.Deserialize<HalfWay>(_seal.Unprotect(text), JsonFormat.Options)!;
            return await store.Accounts.SingleOrDefaultAsync(
                a => a.Id == id && a.SecurityStamp == stamp, cancellation);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record HalfWay(Guid AccountId, string Stamp);
}
