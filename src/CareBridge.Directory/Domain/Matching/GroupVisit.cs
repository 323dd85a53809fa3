namespace CareBridge.Directory.Domain.Matching;

/// <summary>That somebody went to see what a group is like.</summary>
/// <param name="Words">Their own; nobody else reads them.</param>
internal sealed record GroupVisit(Guid Id, Guid GroupId, DateOnly VisitedOn, VisitFeeling Feeling, string? Words)
{
    public const int WordsLength = 2000;
}

internal enum VisitFeeling
{
    AtHome,
    Welcome,
    Unsure,
    NotForMe,

    /// <summary>They did not feel safe there.</summary>
    Unsafe,
}

/// <param name="Reason">Why, where the ranking did not have it.</param>
internal sealed record GroupProposal(Guid GroupId, Guid ProposedBy, DateTimeOffset ProposedAt, string? Reason)
{
    public const int ReasonLength = 500;
}
