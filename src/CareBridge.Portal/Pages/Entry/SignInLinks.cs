using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>
/// Sends links that sign in or set a new password, to the account's own address or a confirmed phone. Whoever asks
/// learns nothing: each time the same is read, written and said.
/// </summary>
internal sealed class SignInLinks(
    PortalDbContext store, Reachability reachability, ISeal seal, DispatchSignal signal, TimeProvider time)
{
    /// <param name="typed">An e-mail address that may be an account's.</param>
    public async Task AskAsync(
        string typed, LinkPurpose purpose, Channel channel, NoticeLanguage language, CancellationToken cancellation)
    {
        var account = EmailAddress.Normalize(typed) is { } email
            ? await store.FindSignInAsync(email, cancellation)
            : null;
        var id = account?.Id ?? Decoy.Id;
        var address = await AddressAsync(account, id, channel, cancellation);
        var now = time.Now();
        var anHourAgo = now.AddHours(-1);
        var sent = await store.SignInLinks.CountAsync(
            l => l.AccountId == id && l.IsSent && l.AskedAt > anHourAgo, cancellation);
        var who = account is { Disabled: false } ? account : null;
        var isFor = purpose == LinkPurpose.Password || who?.Role == Role.Participant;
        var isSent = who is not null && isFor && address is not null && sent < SignInLink.MostAnHour;
        var token = SecretToken.Make();
        var link = new SignInLink
        {
            Id = Guid.CreateVersion7(now),
            AccountId = id,
            Purpose = purpose,
            TokenHash = SecretToken.HashOf(token),
            AskedAt = now,
            IsSent = isSent,
        };
        store.SignInLinks.Add(link);
        var stranger = new Stranger(address ?? "", language, OpenLink.PathOf(token))
        {
            ParticipantId = who?.Role == Role.Participant ? id : null,
        };
        var sealedStranger = seal.Seal(stranger);
        store.Dispatches.Add(isSent
            ? Dispatch.ToStranger(link.Id, id, Wording.Link, sealedStranger, channel, now)
            : Dispatch.Never(link.Id, channel, now));
        await store.SaveChangesAsync(cancellation);
        signal.Set();
    }

    /// <returns>Null when it opens nothing, or nothing any more.</returns>
    public async Task<(SignInLink Link, Account Account)?> FindAsync(
        string token, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        var link = await store.SignInLinks.SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation);
        if (link?.IsOpen(time.Now()) != true) return null;
        var account = await store.Accounts.SingleOrDefaultAsync(
            a => a.Id == link.AccountId && a.SignInId == null, cancellation);
        return account is null ? null : (link, account);
    }

    /// <summary>Saves nothing: none of an account's links opens anything any more.</summary>
    public async Task CloseAllAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = time.Now();
        var oldest = now - SignInLink.Lifetime;
        var open = await store.SignInLinks
            .Where(l => l.AccountId == accountId && l.UsedAt == null && l.AskedAt > oldest)
            .ToListAsync(cancellation);
        foreach (var link in open) link.Use(now);
    }

    private async Task<string?> AddressAsync(
        Account? account, Guid id, Channel channel, CancellationToken cancellation)
    {
        var preferences = await reachability.PreferencesOfAsync(id, cancellation);
        if (!reachability.Offered.Contains(channel)) return null;
        // E-mail goes to the address that they sign in with, not to one that they hear of news by.
        if (channel == Channel.Email) return account?.Email;
        var isNew = preferences.Phone?.ConfirmedAt > time.Now() - SignInLink.PhoneSettles;
        return isNew ? null : preferences.AddressOf(channel, account?.Email ?? "");
    }
}
