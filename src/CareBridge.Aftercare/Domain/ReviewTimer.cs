using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>When to look at a participant again although nothing has happened, because nothing has.</summary>
internal sealed class ReviewTimer
{
    private ReviewTimer()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The concurrency token: of two instances that look at once, one saves.</summary>
    public long Version { get; private set; }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public DateTimeOffset DueAt { get; private set; }

    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("review timer", participantId, $"{organizationId}");

    public static ReviewTimer Of(Guid participantId, Guid organizationId) => new()
    {
        Id = IdOf(participantId, organizationId),
        ParticipantId = participantId,
        OrganizationId = organizationId,
    };

    public void SetTo(DateTimeOffset dueAt)
    {
        DueAt = dueAt;
        Version++;
    }
}
