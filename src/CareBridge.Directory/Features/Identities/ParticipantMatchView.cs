using CareBridge.Directory.Domain.Identities;
using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Features.Identities;

/// <param name="Likeness">How much speaks for it; null when too little does.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reasons">What the score is made of.</param>
internal sealed record ParticipantMatchView(
    Guid Id,
    long Version,
    ParticipantMatchStatus Status,
    Likeness? Likeness,
    double Score,
    MatchedParticipantView First,
    MatchedParticipantView Second,
    IReadOnlyList<MatchReasonView> Reasons,
    IReadOnlyList<MatchDecisionView> Decisions,
    DateTimeOffset ProposedAt)
{
    public static ParticipantMatchView Of(ParticipantMatch match) => new(
        match.Id,
        match.Version,
        match.Status,
        Comparison.LikenessOf(match.Score),
        Math.Round(match.Score, 3),
        new MatchedParticipantView(match.FirstId, match.FirstOrganizationId),
        new MatchedParticipantView(match.SecondId, match.SecondOrganizationId),
        [
            .. match.Evidence.Select(evidence => new MatchReasonView(
                evidence.Finding, EvidenceWords.Of(evidence), evidence.Points)),
        ],
        [.. match.Decisions.Select(decision => new MatchDecisionView(decision.Status, decision.By, decision.At))],
        match.ProposedAt);
}

/// <param name="RegisteredBy">The organization that registered them.</param>
internal sealed record MatchedParticipantView(Guid ParticipantId, Guid RegisteredBy);

/// <param name="Text">In plain words.</param>
/// <param name="Points">What it adds to the score, or takes away from it.</param>
internal sealed record MatchReasonView(MatchFinding Finding, string Text, double Points);

internal sealed record MatchDecisionView(ParticipantMatchStatus Status, Guid By, DateTimeOffset At);
