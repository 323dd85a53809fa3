using CareBridge.EndToEnd.Histories;

namespace CareBridge.EndToEnd;

/// <summary>The checker finds what is planted, and nothing else: times are what counts.</summary>
public sealed class CheckingHistoriesTests
{
    private static readonly Guid Participant = Guid.CreateVersion7();
    private static readonly Guid Consent = Guid.CreateVersion7();

    [Theory]
    [InlineData(41, 45, "began after the acknowledgement")]
    [InlineData(40, 45, "began at the very moment of it")]
    [InlineData(2, 9, "ended before the grant was sent")]
    public void Data_outside_of_the_consents_life_is_a_violation(long start, long end, string why)
    {
        var verdict = HistoryChecker.Check([.. Life(), .. Read(start, end, shown: true)]);

        Assert.True(verdict.Violations.Count == 2, why);
        Assert.Contains(Participant.ToString(), verdict.Violations[0], StringComparison.Ordinal);
        Assert.Contains(Consent.ToString(), verdict.Violations[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(39, 90, "was asked for before the acknowledgement, however late it came")]
    [InlineData(31, 35, "was asked for while the revocation was on its way")]
    [InlineData(22, 28, "was asked for in between")]
    [InlineData(5, 11, "came when the grant was on its way")]
    public void Data_that_a_consent_may_have_permitted_is_none(long start, long end, string why)
    {
        var verdict = HistoryChecker.Check([.. Life(), .. Read(start, end, shown: true)]);

        Assert.True(verdict.Violations.Count == 0, why);
        Assert.Equal(1, verdict.ReadsWithData);
        Assert.Equal(1, verdict.ReadsByConsent[Consent]);
    }

    [Fact]
    public void Data_under_the_next_consent_must_not_name_the_last()
    {
        var next = Guid.CreateVersion7();
        HistoryEvent[] granted = [.. Life(), .. Life(next, 50)];

        var stale = HistoryChecker.Check([.. granted, .. Read(72, 78, shown: true, under: Consent)]);
        var fresh = HistoryChecker.Check([.. granted, .. Read(72, 78, shown: true, under: next)]);

        Assert.Contains(Consent.ToString(), Assert.Single(stale.Violations), StringComparison.Ordinal);
        Assert.Empty(fresh.Violations);
    }

    [Fact]
    public void Somebody_elses_consent_permits_nothing()
    {
        HistoryEvent[] read = [.. Read(22, 28, shown: true)];
        var ended = (ReadEnded)read[1];

        var verdict = HistoryChecker.Check(
            [.. Life(), read[0], ended with { Participants = [Guid.CreateVersion7()], Consents = [] }]);

        Assert.Single(verdict.Violations);
    }

    [Theory]
    [InlineData(20, 30, 1, 0)]
    [InlineData(19, 30, 0, 0)]
    [InlineData(20, 31, 0, 0)]
    [InlineData(40, 50, 0, 1)]
    [InlineData(39, 50, 0, 0)]
    public void Only_what_is_certain_is_counted(long start, long end, int underPermit, int withoutPermit)
    {
        var verdict = HistoryChecker.Check([.. Life(), .. Read(start, end, shown: false)]);

        Assert.Equal(underPermit, verdict.ReadsUnderPermit);
        Assert.Equal(underPermit, verdict.Withheld.Count);
        Assert.Equal(withoutPermit, verdict.ReadsWithoutPermit);
    }

    [Fact]
    public void No_answer_withholds_nothing_and_proves_nothing()
    {
        var verdict = HistoryChecker.Check(
        [
            .. Life(),
            .. Read(22, 28, shown: false, answer: ReadAnswer.Unavailable),
            .. Read(42, 48, shown: false, answer: ReadAnswer.Unavailable, number: 2),
        ]);

        Assert.Equal(2, verdict.ReadsUnavailable);
        Assert.Empty(verdict.Withheld);
        Assert.Equal(0, verdict.ReadsWithoutPermit);
    }

    [Fact]
    public void A_history_with_a_read_that_never_ended_is_none() =>
        Assert.Throws<ArgumentException>(() => HistoryChecker.Check(Read(1, 2, shown: true).Take(1)));

    /// <summary>Grant sent at 10 and acknowledged at 20, revocation sent at 30 and acknowledged at 40.</summary>
    private static IEnumerable<HistoryEvent> Life(Guid? consent = null, long later = 0) =>
        Enum.GetValues<ConsentMoment>().Select((moment, index) =>
            new ConsentEvent(later + (10 * (index + 1)), moment, consent ?? Consent, Participant));

    private static IEnumerable<HistoryEvent> Read(
        long start,
        long end,
        bool shown,
        Guid? under = null,
        ReadAnswer answer = ReadAnswer.Given,
        int number = 1) =>
    [
        new ReadStarted(start, number, "reader", "exchange", "Patient", Participant),
        new ReadEnded(end, number, answer, shown ? [Participant] : [], shown ? [under ?? Consent] : []),
    ];
}
