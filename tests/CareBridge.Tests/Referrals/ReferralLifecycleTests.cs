using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;

namespace CareBridge.Tests.Referrals;

public sealed class ReferralLifecycleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<ReferralStatus, ReferralStatus[]> Listed = new()
    {
        [ReferralStatus.Draft] = [ReferralStatus.AwaitingConsent, ReferralStatus.Sent, ReferralStatus.Cancelled],
        [ReferralStatus.AwaitingConsent] = [ReferralStatus.Sent, ReferralStatus.Cancelled],
        [ReferralStatus.Sent] =
        [
            ReferralStatus.Received,
            ReferralStatus.Accepted,
            ReferralStatus.Declined,
            ReferralStatus.AwaitingConsent,
            ReferralStatus.Cancelled,
        ],
        [ReferralStatus.Received] =
        [
            ReferralStatus.Accepted, ReferralStatus.Declined, ReferralStatus.AwaitingConsent, ReferralStatus.Cancelled,
        ],
        [ReferralStatus.Accepted] = [ReferralStatus.Completed, ReferralStatus.Cancelled],
        [ReferralStatus.Declined] = [],
        [ReferralStatus.Completed] = [],
        [ReferralStatus.Cancelled] = [],
    };

    public static TheoryData<ReferralStatus, ReferralStatus> EveryMove()
    {
        var moves = new TheoryData<ReferralStatus, ReferralStatus>();
        foreach (var from in Enum.GetValues<ReferralStatus>())
            foreach (var to in Enum.GetValues<ReferralStatus>()) moves.Add(from, to);
        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void A_referral_makes_the_listed_moves_and_no_others(ReferralStatus from, ReferralStatus to)
    {
        var referral = At(from);
        var version = referral.Version;

        var refusal = Record.Exception(() => Move(referral, to));

        if (Listed[from].Contains(to))
        {
            Assert.Null(refusal);
            Assert.Equal(to, referral.Status);
            Assert.Equal(version + 1, referral.Version);
        }
        else
        {
            Assert.Equal("illegal-transition", Assert.IsType<RefusedException>(refusal).Code);
            Assert.Equal(from, referral.Status);
            Assert.Equal(version, referral.Version);
        }
    }

    [Fact]
    public void Only_a_draft_can_be_submitted()
    {
        foreach (var status in Enum.GetValues<ReferralStatus>().Except([ReferralStatus.Draft]))
            Assert.Throws<RefusedException>(() => At(status).Submit(permitted: false, Noon));
    }

    [Theory]
    [InlineData(ReferralStatus.Draft)]
    [InlineData(ReferralStatus.AwaitingConsent)]
    [InlineData(ReferralStatus.Sent)]
    public void A_receiver_cannot_answer_with_what_is_the_referrers_to_say(ReferralStatus status) =>
        Assert.Throws<RefusedException>(
            () => At(ReferralStatus.Received).Answer(new ReceiverAnswer(status, null, null), Noon));

    [Fact]
    public void A_referral_taken_back_is_not_open_to_the_receiver()
    {
        var referral = At(ReferralStatus.Sent);
        Assert.True(referral.IsOpenToReceiver);

        referral.AwaitConsent(Noon);

        Assert.False(referral.IsOpenToReceiver);
    }

    [Fact]
    public void A_referral_cancelled_before_it_was_sent_is_never_open_to_the_receiver()
    {
        var referral = At(ReferralStatus.AwaitingConsent);

        referral.Cancel(Noon);

        Assert.False(referral.IsOpenToReceiver);
    }

    private static Referral At(ReferralStatus status)
    {
        var terms = new ReferralTerms(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "housing", ReferralPriority.Routine);
        var referral = Referral.Draft(Guid.CreateVersion7(), terms, Guid.CreateVersion7(), Noon);
        foreach (var step in WayTo(status)) Move(referral, step);
        return referral;
    }

    private static ReferralStatus[] WayTo(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => [],
        ReferralStatus.AwaitingConsent or ReferralStatus.Sent or ReferralStatus.Cancelled => [status],
        ReferralStatus.Received or ReferralStatus.Accepted or ReferralStatus.Declined => [ReferralStatus.Sent, status],
        ReferralStatus.Completed => [ReferralStatus.Sent, ReferralStatus.Accepted, status],
    };

    private static void Move(Referral referral, ReferralStatus to)
    {
        switch (to)
        {
            case ReferralStatus.AwaitingConsent:
                referral.AwaitConsent(Noon);
                break;
            case ReferralStatus.Sent:
                referral.Send(Noon);
                break;
            case ReferralStatus.Cancelled:
                referral.Cancel(Noon);
                break;
            case ReferralStatus.Draft:
            case ReferralStatus.Received:
            case ReferralStatus.Accepted:
            case ReferralStatus.Declined:
            case ReferralStatus.Completed:
                referral.Answer(new ReceiverAnswer(to, null, null), Noon);
                break;
        }
    }
}
