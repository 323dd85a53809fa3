using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>What either side can do with a referral as it stands: no more than Referrals would take.</summary>
internal static class ReferralMoves
{
    public const string Submit = "submit";
    public const string Inform = "inform";
    public const string Receive = "receive";
    public const string Ask = "ask";
    public const string Accept = "accept";
    public const string Decline = "decline";
    public const string Begin = "begin";
    public const string Miss = "miss";
    public const string Complete = "complete";
    public const string Cancel = "cancel";
    public const string Propose = "propose";
    public const string Confirm = "confirm";
    public const string Move = "move";
    public const string Withdraw = "withdraw";
    public const string Keep = "keep";
    public const string MissContact = "miss-contact";

    /// <summary>After so many the referral is closed.</summary>
    public const int MostNoShows = 3;

    public static IReadOnlyList<string> Of(ReferralStatus status, bool isReceiver) =>
        isReceiver ? OfReceiver(status) : OfReferrer(status);

    /// <summary>Whether a first contact may be named.</summary>
    public static bool TakesContact(ReferralAnswer referral) => referral.ContactId is null
        && referral.NoShows < MostNoShows
        && referral.Status is ReferralStatus.Accepted or ReferralStatus.NoShow;

    public static IReadOnlyList<string> Of(ContactAnswer contact, bool isReceiver, DateTimeOffset now)
    {
        if (contact.IsOver) return [];
        var isConfirmed = (isReceiver ? contact.ReceivingConfirmedAt : contact.ReferringConfirmedAt) is not null;
        return (contact.Status, contact.StartsAt <= now) switch
        {
            (ContactStatus.Confirmed, true) => [Keep, MissContact, Move, Withdraw],
            (ContactStatus.Proposed, false) when !isConfirmed => [Confirm, Move, Withdraw],
            _ => [Move, Withdraw],
        };
    }

    private static IReadOnlyList<string> OfReceiver(ReferralStatus status) => status switch
    {
        ReferralStatus.Sent => [Receive, Accept, Ask, Decline],
        ReferralStatus.Received => [Accept, Ask, Decline],
        ReferralStatus.NeedsInfo => [Accept, Decline],
        ReferralStatus.Accepted or ReferralStatus.Scheduled => [Begin, Miss, Complete, Cancel],
        ReferralStatus.NoShow => [Begin, Complete, Cancel],
        ReferralStatus.InProgress => [Complete, Miss, Cancel],
        ReferralStatus.Draft or ReferralStatus.AwaitingConsent or ReferralStatus.Declined
            or ReferralStatus.Completed or ReferralStatus.Cancelled => [],
    };

    private static IReadOnlyList<string> OfReferrer(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => [Submit, Cancel],
        ReferralStatus.NeedsInfo => [Inform, Cancel],
        ReferralStatus.AwaitingConsent or ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.Accepted
            or ReferralStatus.Scheduled or ReferralStatus.InProgress or ReferralStatus.NoShow => [Cancel],
        ReferralStatus.Declined or ReferralStatus.Completed or ReferralStatus.Cancelled => [],
    };
}
