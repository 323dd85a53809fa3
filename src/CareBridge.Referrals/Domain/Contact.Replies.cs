using CareBridge.Contracts;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>What the participant says of the time as it stands, and the link that they can say it with.</summary>
internal sealed partial class Contact
{
    /// <summary>The pages that links open are below <c>/api/referrals</c>.</summary>
    public const string LinkPath = "links";

    /// <summary>
    /// So often they may say something of one time, for each is told to both sides; that they do not come they may
    /// always say.
    /// </summary>
    public const int MostReplies = 10;

    public const string TooOften = "too-often";

    private static readonly Lifecycle<ParticipantReply> Replies = new(
        (ParticipantReply.Awaited,
            [ParticipantReply.Coming, ParticipantReply.OtherTime, ParticipantReply.NotComing]),
        (ParticipantReply.Coming,
            [ParticipantReply.Awaited, ParticipantReply.OtherTime, ParticipantReply.NotComing]),
        (ParticipantReply.OtherTime,
            [
                ParticipantReply.Awaited, ParticipantReply.Coming, ParticipantReply.OtherTime,
                ParticipantReply.NotComing,
            ]));

    /// <summary>Told once, to the participant; what is kept is the hash.</summary>
    private string? _token;

    public ParticipantReply Reply { get; private set; }

    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>How often they have said something of the time as it stands.</summary>
    public int ReplyCount { get; private set; }

    /// <summary>SHA-256 of the latest link's secret part, in hexadecimal; null where none was sent.</summary>
    public string? TokenHash { get; private set; }

    /// <param name="wish">When it would suit them better, in their words; of <c>OtherTime</c> only.</param>
    /// <exception cref="RefusedException">It is over, its time has come, or they have said too much.</exception>
    public void Answer(ParticipantReply reply, string? wish, Referral referral, Act act)
    {
        if (HasSaid(reply, wish)) return;
        if (IsOver) throw new RefusedException("illegal-transition", $"It is {Status}.");
        if (act.At >= StartsAt)
            throw new RefusedException("too-late", "Its time has come; call whoever you were to meet.");
        if (ReplyCount >= MostReplies && reply != ParticipantReply.NotComing)
            throw new RefusedException(TooOften, "That is enough for one time; call whoever you were to meet.");
        Reply = Replies.Move(Reply, reply);
        (Wish, RepliedAt) = (wish, act.At);
        ReplyCount++;
        if (reply == ParticipantReply.NotComing)
        {
            Withdraw(referral, act);
            return;
        }
        referral.Hear(this, act);
        Touch(referral, act);
    }

    public bool HasSaid(ParticipantReply reply, string? wish) => Reply == reply && Wish == wish;

    /// <summary>Whether the latest link still shows how it stands.</summary>
    public bool Opens(DateTimeOffset at) => at < StartsAt && (!IsOver || Reply == ParticipantReply.NotComing);

    private void AwaitReply()
    {
        if (Reply != ParticipantReply.Awaited) Reply = Replies.Move(Reply, ParticipantReply.Awaited);
        (RepliedAt, Wish, ReplyCount) = (null, null, 0);
        (TokenHash, _token) = (null, null);
    }

    /// <summary>The one before opens no more.</summary>
    private void MakeLink()
    {
        _token = SecretToken.Make();
        TokenHash = SecretToken.HashOf(_token);
    }

    private SealedContent? Link(ISeal seal) =>
        _token is null ? null : seal.Seal(new PageLink($"/api/referrals/{LinkPath}/{_token}"));
}
