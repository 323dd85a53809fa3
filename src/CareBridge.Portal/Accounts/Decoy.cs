using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Whom a password is checked against when nobody has the e-mail address, so that the answer takes as long as if
/// somebody had.
/// </summary>
internal sealed class Decoy
{
    public Decoy(IOptions<PasswordHasherOptions> hashing, TimeProvider time)
    {
        Account = new Account { Role = Role.Participant, CreatedAt = time.GetUtcNow() };
        Account.PasswordHash = new PasswordHasher<Account>(hashing)
            .HashPassword(Account, Guid.CreateVersion7().ToString());
    }

    public Account Account { get; }
}
