using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>How a participant was at one moment. Once recorded it stands.</summary>
internal sealed class CheckIn : Aggregate, ISorted, IHeldRecord
{
    private CheckIn()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public DateTimeOffset HeldAt { get; private init; }

    public Engagement Engagement { get; private init; }

    public int? Craving { get; private init; }

    public int? Mood { get; private init; }

    public RecoveryCapital? RecoveryCapital { get; private init; }

    public string? Reflection { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public CheckInContent Content =>
        new(ParticipantId, OrganizationId, HeldAt, Engagement, Craving, Mood, RecoveryCapital, Reflection);

    public static CheckIn Record(Guid id, CheckInContent content, Guid recordedBy, DateTimeOffset at)
    {
        var checkIn = new CheckIn
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            HeldAt = content.HeldAt,
            Engagement = content.Engagement,
            Craving = content.Craving,
            Mood = content.Mood,
            RecoveryCapital = content.RecoveryCapital,
            Reflection = content.Reflection,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(content.HeldAt, id),
        };
        checkIn.Changed(at);
        return checkIn;
    }

    public override object ToMessage(ISeal seal) => new CheckInRecorded
    {
        CheckInId = Id,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        Engagement = Engagement,
        Craving = Craving,
        Mood = Mood,
        RecoveryCapital = RecoveryCapital?.Total,
        RecoveryCapitalAnswers = RecoveryCapital?.Answers,
        HeldAt = HeldAt,
        RecordedAt = RecordedAt,
    };
}
