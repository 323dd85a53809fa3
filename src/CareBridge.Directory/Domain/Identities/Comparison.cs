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

    /// <summary>
    /// What two of one organization's are compared by its staff read: that anybody else knows them, and by what number,
    /// is none of it (42 CFR 2.13(c)).
    /// </summary>
    public static Comparison Of(Participant one, Participant other)
    {
        Guid? knownAt = one.RegisteredBy == other.RegisteredBy ? one.RegisteredBy : null;
        return new(PersonMatch.Compare(ParticipantTraits.Of(one, knownAt), ParticipantTraits.Of(other, knownAt)));
    }

    public static Likeness? LikenessOf(double score) => PersonMatch.Grade(score) switch
    {
        MatchGrade.Certain => Identities.Likeness.Exact,
        MatchGrade.Probable => Identities.Likeness.Likely,
        MatchGrade.Possible => Identities.Likeness.Possible,
        MatchGrade.CertainlyNot => null,
    };
}
