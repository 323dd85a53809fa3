using System.Security.Cryptography;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Makes passkeys, and lets people in by them. What the browser is asked and what it answers travels in a form; what
/// was asked goes along sealed, so that nothing has to be kept meanwhile.
/// </summary>
internal sealed class Passkeys(
    IPasskeyHandler<Account> handler,
    UserManager<Account> accounts,
    PortalDbContext store,
    IDataProtectionProvider protection,
    TimeProvider time)
{
    /// <summary>As long as a page may stand open before it is used.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector _seal =
        protection.CreateProtector("CareBridge.Passkey").ToTimeLimitedDataProtector();

    /// <summary>For whoever has one, whoever that is.</summary>
    public async Task<PasskeyQuestion> AskAsync(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(user: null, http);
        return new PasskeyQuestion(made.RequestOptionsJson, Seal(made.AssertionState));
    }

    /// <summary>For a new one.</summary>
    /// <param name="signIn">Whose it will be.</param>
    public async Task<PasskeyQuestion> AskForNewAsync(Account signIn, HttpContext http)
    {
        var owner = new PasskeyUserEntity
        {
            Id = signIn.Id.ToString(),
            Name = signIn.Email!,
            DisplayName = signIn.Email!,
        };
        var made = await handler.MakeCreationOptionsAsync(owner, http);
        return new PasskeyQuestion(made.CreationOptionsJson, Seal(made.AttestationState));
    }

    /// <summary>Saves nothing.</summary>
    /// <returns>Null when the answer is none to a question of ours for this account.</returns>
    public async Task<Passkey?> MakeAsync(
        Account signIn, Guid id, string name, PasskeyAnswer answer, HttpContext http)
    {
        if (Open(answer.State) is not { } question) return null;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = answer.Credential,
            AttestationState = question.State,
        });
        if (!result.Succeeded || result.UserEntity.Id != signIn.Id.ToString()) return null;
        var made = result.Passkey;
        var passkey = new Passkey
        {
            Id = id,
            AccountId = signIn.Id,
            Name = name,
            CredentialId = made.CredentialId,
            CredentialHash = AccountStore.HashOf(made.CredentialId),
            PublicKey = made.PublicKey,
            Transports = made.Transports ?? [],
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            SignCount = made.SignCount,
            CreatedAt = time.Now(),
        };
        store.Passkeys.Add(passkey);
        return passkey;
    }

    /// <returns>Whose it is; null when it is nobody's, or was used since it was asked for.</returns>
    public async Task<Account?> UseAsync(PasskeyAnswer answer, HttpContext http, CancellationToken cancellation)
    {
        if (Open(answer.State) is not { } question) return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = http,
            CredentialJson = answer.Credential,
            AssertionState = question.State,
        });
        if (!result.Succeeded) return null;
        var (hash, used, now) = (AccountStore.HashOf(result.Passkey.CredentialId), result.Passkey, time.Now());
        var askedAt = question.AskedAt;
        var isFirst = await store.Passkeys
            .Where(p => p.CredentialHash == hash && (p.LastUsedAt == null || p.LastUsedAt < askedAt))
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.LastUsedAt, now)
                    .SetProperty(p => p.SignCount, (long)used.SignCount)
                    .SetProperty(p => p.IsBackedUp, used.IsBackedUp),
                cancellation) > 0;
        return isFirst ? await accounts.FindByIdAsync(result.User.Id.ToString()) : null;
    }

    private string Seal(string? state) => _seal.Protect(
        System.Text.Json.JsonSerializer.Serialize(new Question(state!, time.Now()), JsonFormat.Options), Lifetime);

    private Question? Open(string text)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<Question>(_seal.Unprotect(text), JsonFormat.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Question(string State, DateTimeOffset AskedAt);
}

/// <summary>What a page gives its browser to answer.</summary>
/// <param name="Options">JSON, as WebAuthn has it.</param>
/// <param name="State">Sealed; goes back with the answer.</param>
internal sealed record PasskeyQuestion(string Options, string State)
{
    public override string ToString() => nameof(PasskeyQuestion);
}

/// <param name="Credential">JSON, as WebAuthn has it.</param>
internal sealed record PasskeyAnswer(string State, string Credential)
{
    public override string ToString() => nameof(PasskeyAnswer);
}
