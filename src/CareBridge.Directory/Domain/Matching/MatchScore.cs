namespace CareBridge.Directory.Domain.Matching;

/// <summary>How well a group fits, or why it is left out.</summary>
internal readonly record struct MatchScore : IComparable<MatchScore>
{
    public MatchScore(int points, ulong tie) => (Points, Tie) = (points, tie);

    public MatchScore(LeftOutCode leftOut) => LeftOut = leftOut;

    public int Points { get; }

    /// <summary>Between groups of as many points; it follows from the search and the group and nothing else.</summary>
    public ulong Tie { get; }

    public LeftOutCode? LeftOut { get; }

    /// <summary>The better is the greater.</summary>
    public int CompareTo(MatchScore other) =>
        Points != other.Points ? Points.CompareTo(other.Points) : Tie.CompareTo(other.Tie);
}

/// <summary>Adds points up, and keeps what for when that is wanted.</summary>
internal sealed class MatchTally(List<MatchReason>? reasons)
{
    public int Points { get; private set; }

    public void Add(ReasonCode code, int points, double? kilometers = null)
    {
        Points += points;
        reasons?.Add(new MatchReason(code, points, [], kilometers));
    }

    public void Add<T>(ReasonCode code, int points, Bits<T> about)
        where T : struct, Enum
    {
        Points += points;
        reasons?.Add(new MatchReason(code, points, [.. about.Values().Cast<Enum>()]));
    }
}
