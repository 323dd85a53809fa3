using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>A dispatch's life, by a clock that only these tests move.</summary>
public sealed class DispatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly RetryPlan Plan = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    private static readonly DeliveryAnswer Later = DeliveryAnswer.Later(DeliveryReason.TryLater);
    private static readonly DeliveryAnswer Never = DeliveryAnswer.Never(DeliveryReason.Refused);
    private static readonly Channel[] Both = [Channel.Email, Channel.Sms];

    [Theory]
    [InlineData(DispatchStatus.Delivered)]
    [InlineData(DispatchStatus.Unsure)]
    [InlineData(DispatchStatus.Failed)]
    [InlineData(DispatchStatus.Unneeded)]
    internal void It_ends_once_and_never_waits_again(DispatchStatus end)
    {
        var dispatch = Ordinary();
        Assert.Throws<RefusedException>(() => dispatch.End(DispatchStatus.Waiting, Noon));

        dispatch.End(end, Noon);

        Assert.Equal((end, Noon), (dispatch.Status, dispatch.EndedAt));
        Assert.False(dispatch.IsDue(Noon.AddYears(1)));
        Assert.All(Enum.GetValues<DispatchStatus>(), next =>
            Assert.Throws<RefusedException>(() => dispatch.End(next, Noon)));
    }

    [Fact]
    public void What_is_withdrawn_is_not_sent_by_whoever_was_about_to()
    {
        var dispatch = Ordinary();
        dispatch.Claim(Noon.AddMinutes(2));
        dispatch.Begin(Channel.Email);
        var stamp = dispatch.Stamp;

        dispatch.Withdraw(Noon);

        Assert.Equal(DispatchStatus.Unneeded, dispatch.Status);
        Assert.True(dispatch.Stamp > stamp);
    }

    [Fact]
    public void What_is_on_its_way_is_not_called_back_and_not_tried_again()
    {
        var dispatch = Ordinary();
        dispatch.Claim(Noon.AddMinutes(2));
        dispatch.Begin(Channel.Email);
        dispatch.HandOver(Noon);
        var stamp = dispatch.Stamp;

        dispatch.Withdraw(Noon.AddSeconds(1));

        Assert.Equal((DispatchStatus.Waiting, stamp), (dispatch.Status, dispatch.Stamp));
        Assert.Equal(Noon.AddSeconds(1), dispatch.WithdrawnAt);
    }

    [Fact]
    public void One_instance_has_it_until_its_claim_runs_out()
    {
        var dispatch = Ordinary();
        Assert.True(dispatch.IsDue(Noon));

        dispatch.Claim(Noon.AddMinutes(2));

        Assert.False(dispatch.IsDue(Noon.AddMinutes(1)));
        Assert.True(dispatch.IsDue(Noon.AddMinutes(2)));
    }

    [Fact]
    public void An_ordinary_one_tries_its_channel_for_a_day_and_then_the_next()
    {
        var dispatch = Ordinary();
        var at = Noon;
        foreach (var pause in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.Equal(Channel.Email, Try(dispatch, Later, at));
            Assert.Equal(at.AddMinutes(pause), dispatch.DueAt);
            at = dispatch.DueAt!.Value;
        }

        Assert.Equal(Channel.Email, Try(dispatch, Later, Noon.AddDays(1)));
        Assert.Equal(Noon.AddDays(1), dispatch.DueAt);
        Assert.Equal(Channel.Sms, Try(dispatch, Later, Noon.AddDays(1)));
        Assert.Equal(Noon.AddDays(1).AddMinutes(1), dispatch.DueAt);
        Try(dispatch, Later, Noon.AddDays(2));
        Assert.Equal(DispatchStatus.Failed, dispatch.Status);
    }

    [Fact]
    public void An_urgent_one_goes_round_all_channels_before_it_pauses()
    {
        var dispatch = Urgent();

        Assert.Equal(Channel.Email, Try(dispatch, Later, Noon));
        Assert.Equal(Noon, dispatch.DueAt);
        Assert.Equal(Channel.Sms, Try(dispatch, Later, Noon));
        Assert.True(dispatch.DueAt > Noon);
        var again = dispatch.DueAt!.Value;
        Assert.Equal(Channel.Email, Try(dispatch, Later, again));
        Assert.Equal(again, dispatch.DueAt);
        Assert.Equal(Channel.Sms, Try(dispatch, Never, again));
        Assert.Equal(Channel.Email, Try(dispatch, DeliveryAnswer.Taken, again));
        Assert.Equal(DispatchStatus.Delivered, dispatch.Status);
    }

    [Fact]
    public void An_urgent_one_that_no_channel_takes_is_given_up()
    {
        var dispatch = Urgent();

        Try(dispatch, Never, Noon);
        Try(dispatch, Never, Noon);

        Assert.Equal(DispatchStatus.Failed, dispatch.Status);
    }

    [Fact]
    public void What_may_have_been_taken_ends_there_unless_it_may_come_twice()
    {
        var (mail, hook, page) = (Ordinary(), Ordinary(), Urgent());

        Try(mail, DeliveryAnswer.Unsure(DeliveryReason.TimedOut, mayRepeat: false), Noon);
        Try(hook, DeliveryAnswer.Unsure(DeliveryReason.TimedOut, mayRepeat: true), Noon);
        Try(page, DeliveryAnswer.Unsure(DeliveryReason.TimedOut, mayRepeat: false), Noon);

        Assert.Equal(DispatchStatus.Unsure, mail.Status);
        Assert.Equal((DispatchStatus.Waiting, Noon.AddMinutes(1)), (hook.Status, hook.DueAt));
        Assert.Equal((DispatchStatus.Waiting, Channel.Sms), (page.Status, page.Next(Both)));
    }

    [Fact]
    public void Nothing_joins_a_digest_that_is_on_its_way()
    {
        var id = Dispatch.DigestIdOf(Guid.CreateVersion7(), NoticeTiming.Daily, Noon);
        var digest = Dispatch.Digest(id, Guid.CreateVersion7(), Noon, Noon.AddHours(-3));

        Assert.True(digest.Join(Noon.AddHours(-1)));
        Assert.False(digest.Join(Noon));
        digest.Claim(Noon.AddMinutes(2));
        digest.Begin(Channel.Email);
        digest.Settle(Later, [Channel.Email], Plan, Noon);
        Assert.False(digest.Join(Noon));
    }

    private static Dispatch Ordinary() =>
        Dispatch.Of(NoticeKind.ConsentAsked, Guid.CreateVersion7(), Guid.CreateVersion7(), Noon, Noon);

    private static Dispatch Urgent() =>
        Dispatch.Of(NoticeKind.CrisisRaised, Guid.CreateVersion7(), Guid.CreateVersion7(), Noon, Noon);

    /// <returns>The channel that was tried.</returns>
    private static Channel Try(Dispatch dispatch, DeliveryAnswer answer, DateTimeOffset at)
    {
        var channel = dispatch.Next(Both)!.Value;
        dispatch.Begin(channel);
        dispatch.HandOver(at);
        dispatch.Settle(answer, Both, Plan, at);
        return channel;
    }
}
