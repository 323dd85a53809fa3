using CareBridge.Platform.Domain;
using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Domain.Identities;

/// <summary>
/// Two registrations that may be of one person. A human decides. No message tells of it: whom another organization
/// serves is nobody's to know (42 CFR 2.13), and what follows from it the participants themselves say.
/// </summary>
internal sealed class ParticipantMatch : ISorted
{
    private static readonly Lifecycle<ParticipantMatchStatus> Lifecycle = new(
        (ParticipantMatchStatus.Proposed,
            [ParticipantMatchStatus.Confirmed, ParticipantMatchStatus.Dismissed, ParticipantMatchStatus.Lapsed]),
        (ParticipantMatchStatus.Confirmed, [ParticipantMatchStatus.Undone]),
        (ParticipantMatchStatus.Dismissed, [ParticipantMatchStatus.Proposed]),
        (ParticipantMatchStatus.Undone, [ParticipantMatchStatus.Proposed]),
        (ParticipantMatchStatus.Lapsed, [ParticipantMatchStatus.Proposed]));

    private ParticipantMatch()
    {
    }

    public Guid Id { get; private init; }

    public Guid FirstId { get; private init; }

    /// <summary>Who registered the first.</summary>
    public Guid FirstOrganizationId { get; private init; }

    public Guid SecondId { get; private init; }

    /// <summary>Who registered the second.</summary>
    public Guid SecondOrganizationId { get; private init; }

    public ParticipantMatchStatus Status { get; private set; }

    public IReadOnlyList<MatchEvidence> Evidence { get; private set; } = [];

    public double Score { get; private set; }

    /// <summary>What was before the human who decided last; empty before anybody did.</summary>
    public IReadOnlyList<MatchEvidence> DecidedOn { get; private set; } = [];

    /// <summary>In their order.</summary>
    public IReadOnlyList<MatchDecision> Decisions { get; private set; } = [];

    public DateTimeOffset ProposedAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>The same whichever of them is named first.</summary>
    public static Guid IdOf(Guid one, Guid other)
    {
        var (first, second) = InOrder(one, other);
        return DerivedId.Of("participant match", first, second.ToString());
    }

    public static ParticipantMatch Propose(
        Participant one, Participant other, Comparison comparison, DateTimeOffset at)
    {
        var (first, second) = one.Id == InOrder(one.Id, other.Id).First ? (one, other) : (other, one);
        var id = IdOf(first.Id, second.Id);
        return new ParticipantMatch
        {
            Id = id,
            FirstId = first.Id,
            FirstOrganizationId = first.RegisteredBy,
            SecondId = second.Id,
            SecondOrganizationId = second.RegisteredBy,
            Evidence = comparison.Evidence,
            Score = comparison.Score,
            ProposedAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
            Version = 1,
        };
    }

    public Guid OtherOf(Guid participantId) => participantId == FirstId ? SecondId : FirstId;

    /// <summary>
    /// What a human has decided stands until something else speaks for or against it; what is confirmed a human undoes,
    /// and nobody else.
    /// </summary>
    public void Reconsider(Comparison comparison, DateTimeOffset at)
    {
        if (comparison.Evidence.SequenceEqual(Evidence)) return;
        Evidence = comparison.Evidence;
        Score = comparison.Score;
        Version++;
        if (Status == ParticipantMatchStatus.Confirmed || IsAsDecided(comparison)) return;
        var next = comparison.Likeness is null ? ParticipantMatchStatus.Lapsed : ParticipantMatchStatus.Proposed;
        if (next == Status || !Lifecycle.Allows(Status, next)) return;
        Status = next;
        if (next == ParticipantMatchStatus.Proposed) ProposedAt = at;
    }

    /// <exception cref="RefusedException">It is not proposed.</exception>
    public void Confirm(Participant first, Participant second, Guid by, DateTimeOffset at)
    {
        Decide(ParticipantMatchStatus.Confirmed, by, at);
        first.Recognize(second, at);
        second.Recognize(first, at);
    }

    /// <exception cref="RefusedException">It is not proposed.</exception>
    public void Dismiss(Guid by, DateTimeOffset at) => Decide(ParticipantMatchStatus.Dismissed, by, at);

    /// <exception cref="RefusedException">It is not confirmed.</exception>
    public void Undo(Participant first, Participant second, Guid by, DateTimeOffset at)
    {
        Decide(ParticipantMatchStatus.Undone, by, at);
        first.Distinguish(second, at);
        second.Distinguish(first, at);
    }

    /// <summary>It is to be looked at once more.</summary>
    /// <exception cref="RefusedException">It is confirmed, or nothing speaks for it any more.</exception>
    public void Reopen(Guid by, DateTimeOffset at)
    {
        if (Comparison.LikenessOf(Score) is null)
            throw new RefusedException("does-not-fit", "What is known of the two does not fit any more.");
        Decide(ParticipantMatchStatus.Proposed, by, at);
        ProposedAt = at;
    }

    private bool IsAsDecided(Comparison comparison) =>
        Status is (ParticipantMatchStatus.Dismissed or ParticipantMatchStatus.Undone)
            && comparison.Evidence.SequenceEqual(DecidedOn);

    private void Decide(ParticipantMatchStatus status, Guid by, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, status);
        DecidedOn = Evidence;
        Decisions = [.. Decisions, new MatchDecision(status, by, at)];
        Version++;
    }

    private static (Guid First, Guid Second) InOrder(Guid one, Guid other) =>
        one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
