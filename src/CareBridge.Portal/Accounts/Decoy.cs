using CareBridge.Platform.Domain;
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
    public static readonly Guid Id = DerivedId.Of("sign-in decoy");

    /// <summary>Nobody has it (RFC 2606), so nobody signs in with it.</summary>
    private const string Email = "decoy@carebridge.invalid";

    public Decoy(IOptions<PasswordHasherOptions> hashing, TimeProvider time)
    {
        Account = new Account { Role = Role.Participant, CreatedAt = time.GetUtcNow() };
        Account.PasswordHash = new PasswordHasher<Account>(hashing)
            .HashPassword(Account, Guid.CreateVersion7().ToString());
    }

    public Account Account { get; }

    /// <summary>As it is kept among the accounts; disabled.</summary>
    public Account ToRow()
    {
        var row = new Account
        {
            Id = Id,
            Email = Email,
            NormalizedEmail = Email.ToUpperInvariant(),
            Role = Account.Role,
            CreatedAt = Account.CreatedAt,
            PasswordHash = Account.PasswordHash,
            SecurityStamp = Guid.CreateVersion7().ToString(),
        };
        row.Disable();
        return row;
    }
}
