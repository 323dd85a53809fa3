using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// An accountability partner or sponsor out of the circle of support, and the boundaries that both have agreed to.
/// Before both have, the partner is told nothing; when they change, both agree anew; either ends it at any time.
/// </summary>
internal sealed class Partnership : Aggregate, IHeldRecord
{
    private static readonly Lifecycle<PartnershipStatus> Lifecycle = new(
        (PartnershipStatus.Proposed, [PartnershipStatus.Agreed, PartnershipStatus.Ended]),
        (PartnershipStatus.Agreed, [PartnershipStatus.Proposed, PartnershipStatus.Ended]),
        (PartnershipStatus.Ended, [PartnershipStatus.Proposed]));

    private Partnership()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>Of the circle of support.</summary>
    public Guid MemberId { get; private init; }

    /// <summary>Of a partner who works at the organization.</summary>
    public Guid? PartnerId { get; private init; }

    /// <summary>A sealed <see cref="PartnerPerson"/>, of a partner without an account.</summary>
    public SealedContent? Partner { get; private init; }

    public PartnershipStatus Status { get; private set; }

    /// <summary>Sealed <see cref="Domain.Boundaries"/>.</summary>
    public SealedContent Boundaries { get; private set; } = null!;

    public DateTimeOffset? ParticipantAgreedAt { get; private set; }

    public DateTimeOffset? PartnerAgreedAt { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public static Guid IdOf(Guid circleId, Guid memberId) => DerivedId.Of("partnership", circleId, $"{memberId}");

    public static Partnership Propose(
        Circle circle, CircleMember member, Boundaries boundaries, bool isByParticipant, ISeal seal, DateTimeOffset at)
    {
        var partnership = new Partnership
        {
            Id = IdOf(circle.Id, member.MemberId),
            ParticipantId = circle.ParticipantId,
            OrganizationId = circle.OrganizationId,
            MemberId = member.MemberId,
            PartnerId = member.PersonId,
            Partner = member is { PersonId: null, Name: { } name }
                ? seal.Seal(new PartnerPerson(name, member.RoleCode))
                : null,
        };
        partnership.Keep(boundaries, isByParticipant, seal, at);
        return partnership;
    }

    public Boundaries Open(ISeal seal) => seal.Open<Boundaries>(Boundaries);

    /// <summary>
    /// Other boundaries, to which both have to agree; whoever proposes them has. Where the partner is reached is
    /// nothing to agree on.
    /// </summary>
    public void Propose(Boundaries boundaries, bool isByParticipant, ISeal seal, DateTimeOffset at)
    {
        if (Status != PartnershipStatus.Ended && boundaries.IsSame(Open(seal))) return;
        if (Status != PartnershipStatus.Ended && boundaries.DiffersInAddressOnly(Open(seal)))
        {
            Boundaries = seal.Seal(boundaries);
            Changed(at);
            return;
        }
        if (Status != PartnershipStatus.Proposed) Status = Lifecycle.Move(Status, PartnershipStatus.Proposed);
        Keep(boundaries, isByParticipant, seal, at);
    }

    /// <exception cref="RefusedException">It has ended.</exception>
    public void AgreeAsParticipant(DateTimeOffset at)
    {
        RequireOpen();
        if (ParticipantAgreedAt is not null) return;
        ParticipantAgreedAt = at;
        Agreed(at);
    }

    /// <exception cref="RefusedException">It has ended.</exception>
    public void AgreeAsPartner(DateTimeOffset at)
    {
        RequireOpen();
        if (PartnerAgreedAt is not null) return;
        PartnerAgreedAt = at;
        Agreed(at);
    }

    public void End(DateTimeOffset at)
    {
        if (Status == PartnershipStatus.Ended) return;
        Status = Lifecycle.Move(Status, PartnershipStatus.Ended);
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => ToMessage(Open(seal));

    private PartnershipChanged ToMessage(Boundaries boundaries) => new()
    {
        PartnershipId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        MemberId = MemberId,
        PartnerId = PartnerId,
        Partner = boundaries.Address is null ? null : Partner,
        Categories = PartnerTopics.CategoriesOf(boundaries.MayBeTold),
        Status = Status,
        ChangedAt = ChangedAt,
    };

    private void Keep(Boundaries boundaries, bool isByParticipant, ISeal seal, DateTimeOffset at)
    {
        Boundaries = seal.Seal(boundaries);
        ProposedAt = at;
        ParticipantAgreedAt = isByParticipant ? at : null;
        PartnerAgreedAt = null;
        Changed(at);
    }

    private void Agreed(DateTimeOffset at)
    {
        if (ParticipantAgreedAt is not null && PartnerAgreedAt is not null)
            Status = Lifecycle.Move(Status, PartnershipStatus.Agreed);
        Changed(at);
    }

    private void RequireOpen()
    {
        if (Status == PartnershipStatus.Ended) throw new RefusedException("partnership-ended", "It has ended.");
    }
}
