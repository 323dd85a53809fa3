using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Domain.Identities;

/// <summary>How much speaks for two registrations being of one person, from the least to the most.</summary>
internal enum Likeness
{
    Possible,
    Likely,
    Exact,
}

/// <summary>Two registrations held against each other.</summary>
internal sealed record Comparison(IReadOnlyList<MatchEvidence> Evidence)
{
    public double Score { get; } = PersonMatch.Score(Evidence);

    /// <summary>Null when too little speaks for it.</summary>
    public Likeness? Likeness => LikenessOf(Score);

    public static Comparison Of(Participant one, Participant other) =>
        new(PersonMatch.Compare(ParticipantTraits.Of(one), ParticipantTraits.Of(other)));

    public static Likeness? LikenessOf(double score) => PersonMatch.Grade(score) switch
    {
        MatchGrade.Certain => Identities.Likeness.Exact,
        MatchGrade.Probable => Identities.Likeness.Likely,
        MatchGrade.Possible => Identities.Likeness.Possible,
        MatchGrade.CertainlyNot => null,
    };
}
