namespace CareBridge.Contracts.Aftercare;

/// <summary>Everybody who is or was in a circle of support. Travels and rests sealed only.</summary>
public sealed record CircleMembers(IReadOnlyList<CircleMember> All);

/// <summary>Somebody who stands by a participant.</summary>
public sealed record CircleMember
{
    public const int NameLength = 200;

    public required Guid MemberId { get; init; }

    public required CircleMemberKind Kind { get; init; }

    /// <summary>Of staff.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Of an organization: it; of staff: where they worked when they were named.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Of somebody whom the participant names.</summary>
    public string? Name { get; init; }

    /// <summary>One of <see cref="CircleRoleCodes"/>.</summary>
    public required string RoleCode { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public CircleMemberStatus Status { get; init; }

    /// <summary>The circle's version in which what is said of this member last changed.</summary>
    public long ChangedIn { get; init; }
}
