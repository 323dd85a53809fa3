using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Who stands by a participant, as one peer community keeps it: one circle of each community, which begins with its
/// first member.
/// </summary>
internal sealed class Circle : Aggregate, ISorted, IHeldRecord
{
    public const int MostMembers = 100;

    private static readonly Lifecycle<CircleMemberStatus> Lifecycle = new(
        (CircleMemberStatus.Current, [CircleMemberStatus.Ended, CircleMemberStatus.EnteredInError]),
        (CircleMemberStatus.Ended, [CircleMemberStatus.EnteredInError]));

    private Circle()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>A sealed <see cref="CircleMembers"/>.</summary>
    public SealedContent Members { get; private set; } = null!;

    public DateTimeOffset BegunAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("circle of support", participantId, $"{organizationId}");

    public static Circle Begin(
        Guid participantId, Guid organizationId, CircleMember first, ISeal seal, DateTimeOffset at)
    {
        var id = IdOf(participantId, organizationId);
        var circle = new Circle
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            BegunAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        circle.Keep([], first, seal, at);
        return circle;
    }

    public IReadOnlyList<CircleMember> Open(ISeal seal) => seal.Open<CircleMembers>(Members).All;

    /// <exception cref="RefusedException">There are too many already.</exception>
    public void Add(CircleMember member, ISeal seal, DateTimeOffset at)
    {
        var others = Open(seal);
        if (others.Count == MostMembers)
            throw new RefusedException("too-many-members", $"A circle has at most {MostMembers} members.");
        Keep(others, member, seal, at);
    }

    /// <param name="endedOn">Null when it was an error.</param>
    /// <exception cref="InvalidRequestException">It had not begun on that day.</exception>
    /// <exception cref="RefusedException">It cannot take this status.</exception>
    public void Move(
        CircleMember member, CircleMemberStatus next, DateOnly? endedOn, ISeal seal, DateTimeOffset at)
    {
        if (endedOn < member.StartedOn)
            throw new InvalidRequestException("endedOn", "Not before the day it began on.");
        var moved = member with
        {
            Status = Lifecycle.Move(member.Status, next),
            EndedOn = endedOn ?? member.EndedOn,
        };
        Keep([.. Open(seal).Where(other => other.MemberId != member.MemberId)], moved, seal, at);
    }

    public override object ToMessage(ISeal seal) => new CircleChanged
    {
        CircleId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Members = Members,
        BegunAt = BegunAt,
        ChangedAt = ChangedAt,
    };

    private void Keep(IReadOnlyList<CircleMember> others, CircleMember member, ISeal seal, DateTimeOffset at)
    {
        Changed(at);
        Members = seal.Seal(new CircleMembers([.. others, member with { ChangedIn = Version }]));
    }
}
