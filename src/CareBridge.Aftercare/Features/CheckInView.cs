using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Features;

/// <param name="RecoveryCapital">The BARC-10 total, 10 to 60.</param>
internal sealed record CheckInView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    DateTimeOffset HeldAt,
    Engagement Engagement,
    int? Craving,
    int? Mood,
    int? RecoveryCapital,
    IReadOnlyList<int>? RecoveryCapitalAnswers,
    string? Reflection,
    DateTimeOffset RecordedAt)
{
    public static CheckInView Of(CheckIn checkIn) => new(
        checkIn.Id,
        checkIn.ParticipantId,
        checkIn.OrganizationId,
        checkIn.RecordedBy,
        checkIn.HeldAt,
        checkIn.Engagement,
        checkIn.Craving,
        checkIn.Mood,
        checkIn.RecoveryCapital?.Total,
        checkIn.RecoveryCapital?.Answers,
        checkIn.Reflection,
        checkIn.RecordedAt);
}
