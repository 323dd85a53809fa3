using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>Something a participant reached. Once recorded it stands, whatever comes after.</summary>
internal sealed class Milestone : Aggregate, ISorted, IHeldRecord
{
    private Milestone()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public string MilestoneCode { get; private init; } = null!;

    public DateOnly ReachedOn { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public MilestoneContent Content => new(ParticipantId, OrganizationId, MilestoneCode, ReachedOn);

    public static Milestone Record(Guid id, MilestoneContent content, Guid recordedBy, DateTimeOffset at)
    {
        var reached = new DateTimeOffset(content.ReachedOn, TimeOnly.MinValue, TimeSpan.Zero);
        var milestone = new Milestone
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            MilestoneCode = content.MilestoneCode,
            ReachedOn = content.ReachedOn,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(reached, id),
        };
        milestone.Changed(at);
        return milestone;
    }

    public override object ToMessage(ISeal seal) => new MilestoneReached
    {
        MilestoneId = Id,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        MilestoneCode = MilestoneCode,
        ReachedOn = ReachedOn,
        RecordedAt = RecordedAt,
    };
}
