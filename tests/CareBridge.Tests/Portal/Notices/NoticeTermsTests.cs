using System.Globalization;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Quiet hours and digests, where people live.</summary>
public sealed class NoticeTermsTests
{
    private static readonly NoticeTerms Terms = new()
    {
        Language = NoticeLanguage.En,
        TimeZone = "America/New_York",
        Kinds = [new KindTiming(NoticeKind.ConsentAsked, NoticeTiming.Daily)],
    };

    [Theory]
    [InlineData("2026-06-10T12:00Z", "2026-06-10T12:00Z")] // 08:00
    [InlineData("2026-06-10T11:59Z", "2026-06-10T12:00Z")] // 07:59
    [InlineData("2026-06-11T01:00Z", "2026-06-11T12:00Z")] // 21:00
    [InlineData("2026-06-11T04:30Z", "2026-06-11T12:00Z")] // after midnight
    [InlineData("2026-03-08T04:00Z", "2026-03-08T12:00Z")] // the night in which an hour is missing
    [InlineData("2026-11-01T03:00Z", "2026-11-01T13:00Z")] // the night that has one more
    public void What_comes_in_quiet_hours_waits_for_their_end(string at, string sent) =>
        Assert.Equal(At(sent), new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0)).After(At(at), Terms.TimeZone));

    [Theory]
    [InlineData("2026-06-10T17:00Z", "2026-06-10T18:00Z")] // 13:00 in a siesta
    [InlineData("2026-06-10T18:00Z", "2026-06-10T18:00Z")]
    public void Quiet_hours_may_be_within_a_day(string at, string sent) =>
        Assert.Equal(At(sent), new QuietHours(new TimeOnly(12, 0), new TimeOnly(14, 0)).After(At(at), Terms.TimeZone));

    [Fact]
    public void Quiet_hours_that_end_in_the_hour_that_is_missing_end_after_it() => Assert.Equal(
        At("2026-03-08T07:30Z"),
        new QuietHours(new TimeOnly(22, 0), new TimeOnly(2, 30)).After(At("2026-03-08T04:00Z"), Terms.TimeZone));

    [Theory]
    [InlineData("2026-06-10T11:00Z", NoticeTiming.Daily, "2026-06-10T12:00Z")]
    [InlineData("2026-06-10T12:00Z", NoticeTiming.Daily, "2026-06-11T12:00Z")]
    [InlineData("2026-10-31T13:00Z", NoticeTiming.Daily, "2026-11-01T13:00Z")] // an hour longer
    [InlineData("2026-06-10T11:00Z", NoticeTiming.Weekly, "2026-06-15T12:00Z")] // a Wednesday, for Monday
    [InlineData("2026-06-15T12:00Z", NoticeTiming.Weekly, "2026-06-22T12:00Z")]
    [InlineData("2026-06-15T11:59Z", NoticeTiming.Weekly, "2026-06-15T12:00Z")]
    internal void A_digest_comes_at_the_same_time_of_day(string after, NoticeTiming timing, string due) =>
        Assert.Equal(At(due), Terms.NextDigest(timing, At(after)));

    [Fact]
    public void Unsubscribing_leaves_the_other_kinds_as_they_were_and_what_is_urgent()
    {
        var without = Terms.Without(NoticeKind.ReferralAnswered);

        Assert.Equal(NoticeTiming.Off, without.TimingOf(NoticeKind.ReferralAnswered));
        Assert.Equal(NoticeTiming.Daily, without.TimingOf(NoticeKind.ConsentAsked));
        Assert.Equal(NoticeTiming.AtOnce, without.TimingOf(NoticeKind.MessageReceived));
        Assert.Equal(NoticeTiming.AtOnce, Terms.Without(null).TimingOf(NoticeKind.CrisisRaised));
        Assert.Equal(NoticeTiming.AtOnce, Terms.Without(NoticeKind.CrisisRaised).TimingOf(NoticeKind.CrisisRaised));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
