using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain;

/// <summary>What a peer group says of itself.</summary>
internal sealed record GroupProfile
{
    public required GroupFormat Format { get; init; }

    public required IReadOnlyList<GroupPathway> Pathways { get; init; }

    public required IReadOnlyList<GroupAudience> Audiences { get; init; }

    public required IReadOnlyList<GroupAccessibility> Accessibility { get; init; }

    public IReadOnlyList<GroupStructure> Structures { get; init; } = [];

    public int? Places { get; init; }

    public bool? WelcomesTrialVisits { get; init; }

    public required bool AcceptsNewMembers { get; init; }

    public required GroupDetails Details { get; init; }

    /// <summary>Lists count as what is in them, in its order.</summary>
    public bool Equals(GroupProfile? other) => other is not null
        && Format == other.Format
        && AcceptsNewMembers == other.AcceptsNewMembers
        && Places == other.Places
        && WelcomesTrialVisits == other.WelcomesTrialVisits
        && Structures.SequenceEqual(other.Structures)
        && Pathways.SequenceEqual(other.Pathways)
        && Audiences.SequenceEqual(other.Audiences)
        && Accessibility.SequenceEqual(other.Accessibility)
        && Details.Languages.SequenceEqual(other.Details.Languages)
        && Details.Meetings.SequenceEqual(other.Details.Meetings)
        && WithoutLists(Details) == WithoutLists(other.Details);

    public override int GetHashCode() => HashCode.Combine(Format, Details.Name);

    private static GroupDetails WithoutLists(GroupDetails details) => details with { Languages = [], Meetings = [] };
}
