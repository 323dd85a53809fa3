using CareBridge.Platform.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Decides whether somebody knows an account's password and has its second factor, and stops those who guess at either.
/// </summary>
internal sealed class Credentials(
    UserManager<Account> accounts,
    PortalDbContext store,
    SecondFactors factors,
    Decoy decoy,
    PasswordWork work,
    TimeProvider time,
    ILogger<Credentials> logger)
{
    /// <summary>So many wrong passwords and codes in a row lock the account.</summary>
    public const int MaxFailures = 5;

    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(15);

    /// <param name="code">Of their app, or a recovery code; null when they have given none.</param>
    /// <param name="positionId">What they want to act as; null leaves it to <see cref="AccountQueries"/>.</param>
    /// <returns>
    /// Refused for an unknown address, a wrong password, a locked or a disabled account, or a position that is none of
    /// theirs: nobody can tell which.
    /// </returns>
    public async Task<SignInAttempt> EnterAsync(
        string email, string password, string? code, Guid? positionId, CancellationToken cancellation)
    {
        var account = EmailAddress.Normalize(email) is { } address
            ? await store.FindSignInAsync(address, cancellation)
            : null;
        return await IsPasswordOfAsync(account, password, cancellation)
            ? await GoOnAsync(account!, code, positionId, cancellation)
            : SignInAttempt.Refused;
    }

    /// <summary>For whoever has shown one factor of the account.</summary>
    public async Task<SignInAttempt> GoOnAsync(
        Account account, string? code, Guid? positionId, CancellationToken cancellation)
    {
        if (await store.ChooseAsync(account, positionId, cancellation) is not { } who) return SignInAttempt.Refused;
        if (!await factors.AreOfAsync(account.Id, cancellation)) return new SignInAttempt(who, null, false);
        if (code is null) return new SignInAttempt(null, account, false);
        return await IsCodeOfAsync(account, code, cancellation)
            ? new SignInAttempt(who, null, true)
            : SignInAttempt.Refused;
    }

    /// <summary>Spends the code. A wrong one is counted as a wrong password is.</summary>
    public async Task<bool> IsCodeOfAsync(Account account, string code, CancellationToken cancellation)
    {
        var failures = await store.CountTryAsync(account.Id, time.GetUtcNow(), cancellation);
        var correct = failures is not null && await factors.SpendAsync(account.Id, code, cancellation);
        SignInMeasures.Tried("code", correct, failures);
        if (correct) await ForgiveAsync(account, cancellation);
        else if (failures == MaxFailures) logger.LogWarning("Account {Account} is locked: wrong codes", account.Id);
        return correct;
    }

    /// <remarks>
    /// The try is counted before the password is looked at, and forgiven when it was right: otherwise many tries at the
    /// same moment would all be free.
    /// </remarks>
    public async Task<bool> IsPasswordOfAsync(Account? account, string password, CancellationToken cancellation)
    {
        // Before it is counted: who was sent away has not tried.
        using var turn = await work.TakeTurnAsync(cancellation);
        var failures = await store.CountTryAsync(account?.Id ?? Decoy.Id, time.GetUtcNow(), cancellation);
        var candidate = account is not null && failures is not null ? account : decoy.Account;
        // The length that no password has is refused only after the same work.
        var tried = password.Length <= AccountRegistration.MaxPasswordLength ? password : "";
        var correct = await accounts.CheckPasswordAsync(candidate, tried) && candidate == account;
        SignInMeasures.Tried("password", correct, failures);
        if (correct) await ForgiveAsync(candidate, failures!.Value, cancellation);
        else if (failures == MaxFailures)
            logger.LogWarning("Account {Account} is locked: wrong passwords", candidate.Id);
        return correct;
    }

    /// <summary>
    /// The right password forgives wrong codes no more than it takes to give them: who knows it could guess at the code
    /// for ever.
    /// </summary>
    private async Task ForgiveAsync(Account account, int failures, CancellationToken cancellation)
    {
        if (!await factors.AreOfAsync(account.Id, cancellation)) await ForgiveAsync(account, cancellation);
        else
        {
            await store.TakeTryBackAsync(account.Id, failures == MaxFailures, cancellation);
            await store.Entry(account).ReloadAsync(cancellation);
        }
    }

    private async Task ForgiveAsync(Account account, CancellationToken cancellation)
    {
        await store.ForgiveTriesAsync(account.Id, cancellation);
        // Identity saves whole rows: a later save in this request must not bring the old count back.
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }
}
