using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;

namespace CareBridge.Tests.Referrals;

/// <summary>Every move of a referral, whoever makes it.</summary>
public sealed class ReferralLifecycleTests
{
    private static readonly Dictionary<ReferralStatus, ReferralStatus[]> Listed = new()
    {
        [ReferralStatus.Draft] = [ReferralStatus.AwaitingConsent, ReferralStatus.Sent, ReferralStatus.Cancelled],
        [ReferralStatus.AwaitingConsent] = [ReferralStatus.Sent, ReferralStatus.Cancelled],
        [ReferralStatus.Sent] = [ReferralStatus.Received, ReferralStatus.NeedsInfo, .. Decided],
        [ReferralStatus.Received] = [ReferralStatus.NeedsInfo, .. Decided],
        [ReferralStatus.NeedsInfo] = [ReferralStatus.Received, .. Decided],
        [ReferralStatus.Accepted] =
            [ReferralStatus.Scheduled, ReferralStatus.InProgress, ReferralStatus.NoShow, .. End],
        [ReferralStatus.Declined] = [],
        [ReferralStatus.Scheduled] =
            [ReferralStatus.Accepted, ReferralStatus.InProgress, ReferralStatus.NoShow, .. End],
        [ReferralStatus.InProgress] = [ReferralStatus.NoShow, .. End],
        [ReferralStatus.NoShow] =
            [ReferralStatus.Accepted, ReferralStatus.Scheduled, ReferralStatus.InProgress, .. End],
        [ReferralStatus.Completed] = [],
        [ReferralStatus.Cancelled] = [],
    };

    private static ReferralStatus[] Decided =>
    [
        ReferralStatus.Accepted, ReferralStatus.Declined, ReferralStatus.AwaitingConsent, ReferralStatus.Cancelled,
    ];

    private static ReferralStatus[] End => [ReferralStatus.Completed, ReferralStatus.Cancelled];

    public static TheoryData<ReferralStatus, ReferralStatus> EveryMove()
    {
        var moves = new TheoryData<ReferralStatus, ReferralStatus>();
        foreach (var from in Enum.GetValues<ReferralStatus>())
            foreach (var to in Enum.GetValues<ReferralStatus>()) moves.Add(from, to);
        return moves;
    }

    [Fact]
    public void What_its_receiver_could_not_look_at_any_more_stays_closed_to_it_when_it_is_cancelled()
    {
        var takenBack = Make.Referral(ReferralStatus.Sent);
        var neverSent = Make.Referral(ReferralStatus.AwaitingConsent);
        Make.Move(takenBack, ReferralStatus.AwaitingConsent);

        Make.Move(takenBack, ReferralStatus.Cancelled);
        Make.Move(neverSent, ReferralStatus.Cancelled);

        Assert.NotNull(takenBack.WithheldSince);
        Assert.Null(neverSent.WithheldSince);
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void A_referral_makes_the_listed_moves_and_no_others(ReferralStatus from, ReferralStatus to)
    {
        var referral = Make.Referral(from);
        var (version, written) = (referral.Version, referral.History.Count);

        var refusal = Record.Exception(() => Make.Move(referral, to));

        if (Listed[from].Contains(to))
        {
            Assert.Null(refusal);
            Assert.Equal(to, referral.Status);
            Assert.Equal(version + 1, referral.Version);
            Assert.Equal((version + 1, to), (referral.History[^1].Version, referral.History[^1].Status));
        }
        else
        {
            Assert.Equal("illegal-transition", Assert.IsType<RefusedException>(refusal).Code);
            Assert.Equal((from, version, written), (referral.Status, referral.Version, referral.History.Count));
        }
    }

    public static TheoryData<ReferralStatus> Every => [.. Enum.GetValues<ReferralStatus>()];

    [Theory]
    [MemberData(nameof(Every))]
    public void The_referrer_and_the_participant_cancel_until_it_is_over(ReferralStatus status)
    {
        foreach (var side in (Side[])[Side.Referring, Side.Participant])
        {
            var referral = Make.Referral(status);

            var refusal = Record.Exception(() => referral.Cancel(Make.Act(side)));

            Assert.Equal(Listed[status].Contains(ReferralStatus.Cancelled), refusal is null);
            if (refusal is null) Assert.Equal((side, ReferralAction.Cancelled), Last(referral));
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Only_a_draft_is_submitted_and_only_what_is_asked_is_answered(ReferralStatus status)
    {
        var submitted = Record.Exception(() => Make.Referral(status).Submit(permitted: false, Make.Act()));
        var informed = Record.Exception(() => Make.Referral(status).Inform("Yes", Make.Act()));

        Assert.Equal(status == ReferralStatus.Draft, submitted is null);
        Assert.Equal(status == ReferralStatus.NeedsInfo, informed is null);
    }

    [Theory]
    [InlineData(ReferralStatus.Draft)]
    [InlineData(ReferralStatus.AwaitingConsent)]
    [InlineData(ReferralStatus.Sent)]
    public void A_receiver_cannot_answer_with_what_is_the_referrers_to_say(ReferralStatus status) =>
        Assert.Throws<RefusedException>(() => Make.Referral(ReferralStatus.Received)
            .Answer(new ReceiverAnswer(status, null, null), Make.Act(Side.Receiving)));

    [Fact]
    public void An_answer_returns_it_and_stays_beside_the_question()
    {
        var referral = Make.Referral(ReferralStatus.Received);
        referral.Answer(new ReceiverAnswer(ReferralStatus.NeedsInfo, "Since when?", null), Make.Act(Side.Receiving));

        referral.Inform("Since May", Make.Act());

        Assert.Equal((ReferralStatus.Received, null), (referral.Status, referral.StatusReason));
        var question = Assert.Single(referral.Questions);
        Assert.Equal(("Since when?", "Since May"), (question.Question, question.Answer));
        Assert.Equal((Side.Referring, ReferralAction.QuestionAnswered), Last(referral));
    }

    [Fact]
    public void A_consent_that_ends_takes_back_what_is_not_accepted_and_withholds_the_rest()
    {
        foreach (var status in Enum.GetValues<ReferralStatus>())
        {
            var referral = Make.Referral(status);

            referral.Follow(permitted: false, Make.Act(Side.System));

            var isTakenBack = status is ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.NeedsInfo;
            var isWithheld = status is ReferralStatus.Accepted or ReferralStatus.Scheduled or ReferralStatus.InProgress
                or ReferralStatus.NoShow or ReferralStatus.Declined or ReferralStatus.Completed
                || (status == ReferralStatus.Cancelled && referral.SentAt is not null);
            Assert.Equal(isTakenBack ? ReferralStatus.AwaitingConsent : status, referral.Status);
            Assert.Equal(isWithheld, referral.WithheldSince is not null);
            if (isTakenBack) Assert.False(referral.IsOpenToReceiver);
        }
    }

    [Fact]
    public void A_referral_cancelled_before_it_was_sent_is_never_open_to_the_receiver()
    {
        var referral = Make.Referral(ReferralStatus.AwaitingConsent);

        referral.Cancel(Make.Act());

        Assert.False(referral.IsOpenToReceiver);
    }

    private static (Side, ReferralAction) Last(Referral referral) =>
        (referral.History[^1].Side, referral.History[^1].Action);
}
