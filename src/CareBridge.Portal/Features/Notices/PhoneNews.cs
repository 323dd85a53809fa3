using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Tells the addresses that somebody had before that their phone is another one now: a link that comes there may sign
/// in (<see cref="SignInLink"/>), so whoever sits at a session that was left open must not change it unnoticed.
/// </summary>
internal sealed class PhoneNews(PortalDbContext store, Reachability reachability, ISeal seal, TimeProvider time)
{
    /// <summary>Saves nothing. The address that they sign in with, whatever they hear of news by.</summary>
    public void TellByEmail(Account account, NoticePreferences preferences) =>
        Tell(account, preferences, Channel.Email, account.Email!);

    /// <summary>Saves nothing.</summary>
    /// <param name="phone">That was theirs.</param>
    public void TellByText(Account account, NoticePreferences preferences, string phone) =>
        Tell(account, preferences, Channel.Sms, phone);

    private void Tell(Account account, NoticePreferences preferences, Channel channel, string address)
    {
        if (!reachability.Offered.Contains(channel)) return;
        var now = time.Now();
        var addressee = new Stranger(address, preferences.Terms.Language, Path: null)
        {
            ParticipantId = account.Role == Role.Participant ? account.Id : null,
        };
        var id = Guid.CreateVersion7(now);
        // In the name of nobody: it is no message that they have asked for, and is not counted as one.
        store.Dispatches.Add(Dispatch.ToStranger(
            id, personId: id, Wording.PhoneChanged, seal.Seal(addressee), channel, now));
    }
}
