using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Something a participant reached. Once recorded it stands, whatever comes after; whether what they say in their own
/// words is shared they decide at any time.
/// </summary>
internal sealed class Milestone : Aggregate, ISorted, IHeldRecord
{
    private Milestone()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public string MilestoneCode { get; private init; } = null!;

    /// <summary>Sealed <see cref="MilestoneWords"/>, of one in the participant's own words.</summary>
    public SealedContent? Words { get; private init; }

    /// <summary>False: only the participant sees it.</summary>
    public bool IsShared { get; private set; }

    public DateOnly ReachedOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static Milestone Record(
        Guid id, MilestoneContent content, Guid recordedBy, bool isShared, ISeal seal, DateTimeOffset at)
    {
        var reached = new DateTimeOffset(content.ReachedOn, TimeOnly.MinValue, TimeSpan.Zero);
        var milestone = new Milestone
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            MilestoneCode = content.MilestoneCode,
            Words = content.Words is null ? null : seal.Seal(new MilestoneWords(content.Words)),
            IsShared = isShared,
            ReachedOn = content.ReachedOn,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(reached, id),
        };
        milestone.Changed(at);
        return milestone;
    }

    public MilestoneContent Open(ISeal seal) => new(
        ParticipantId,
        OrganizationId,
        MilestoneCode,
        Words is null ? null : seal.Open<MilestoneWords>(Words).Text,
        ReachedOn);

    public void Share(bool isShared, DateTimeOffset at)
    {
        if (IsShared == isShared) return;
        IsShared = isShared;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new MilestoneReached
    {
        MilestoneId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        MilestoneCode = MilestoneCode,
        Shared = IsShared,
        Words = IsShared ? Words : null,
        ReachedOn = ReachedOn,
        RecordedAt = RecordedAt,
    };
}
