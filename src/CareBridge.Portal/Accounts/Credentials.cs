using CareBridge.Platform.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Accounts;

/// <summary>Decides whether somebody knows an account's password, and stops those who guess.</summary>
internal sealed class Credentials(
    UserManager<Account> accounts,
    PortalDbContext store,
    Decoy decoy,
    TimeProvider time,
    ILogger<Credentials> logger)
{
    /// <summary>So many wrong passwords in a row lock the account.</summary>
    public const int MaxFailures = 5;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(15);

    /// <param name="positionId">What they want to act as; null leaves it to <see cref="AccountQueries"/>.</param>
    /// <returns>
    /// Null for an unknown address, a wrong password, a locked or a disabled account, or a position that is none of
    /// theirs: nobody can tell which.
    /// </returns>
    public async Task<SignedIn?> CheckAsync(
        string email, string password, Guid? positionId, CancellationToken cancellation)
    {
        var account = EmailAddress.Normalize(email) is { } address
            ? await store.FindSignInAsync(address, cancellation)
            : null;
        return await IsPasswordOfAsync(account, password, cancellation)
            ? await store.ChooseAsync(account!, positionId, cancellation)
            : null;
    }

    /// <remarks>
    /// The try is counted before the password is looked at, and forgiven when it was right: otherwise many tries at the
    /// same moment would all be free.
    /// </remarks>
    public async Task<bool> IsPasswordOfAsync(Account? account, string password, CancellationToken cancellation)
    {
        var failures = await store.CountTryAsync(account?.Id ?? Decoy.Id, time.GetUtcNow(), cancellation);
        var candidate = account is not null && failures is not null ? account : decoy.Account;
        // The length that no password has is refused only after the same work.
        var tried = password.Length <= AccountRegistration.MaxPasswordLength ? password : "";
        var correct = await accounts.CheckPasswordAsync(candidate, tried) && candidate == account;
        if (correct) await ForgiveAsync(candidate, cancellation);
        else if (failures == MaxFailures)
            logger.LogWarning("Account {Account} is locked: wrong passwords", candidate.Id);
        return correct;
    }

    private async Task ForgiveAsync(Account account, CancellationToken cancellation)
    {
        await store.ForgiveTriesAsync(account.Id, cancellation);
        // Identity saves whole rows: a later save in this request must not bring the old count back.
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }
}
