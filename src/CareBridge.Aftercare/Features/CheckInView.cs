using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Aftercare.Features;

/// <param name="Engagement">
/// Null where it is not disclosed; so are the scores, and the reflection, each by itself.
/// </param>
/// <param name="RecoveryCapital">The BARC-10 total, 10 to 60.</param>
internal sealed record CheckInView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    DateTimeOffset HeldAt,
    Engagement? Engagement,
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

    /// <summary>As another organization may see it.</summary>
    public static CheckInView Of(Disclosed<CheckIn> disclosed)
    {
        var view = Of(disclosed.Content);
        if (!disclosed.Shows(DisclosureCategory.Reflections)) view = view with { Reflection = null };
        if (!disclosed.Shows(DisclosureCategory.Engagement)) view = view with { Engagement = null };
        return disclosed.Shows(DisclosureCategory.CheckInScores)
            ? view
            : view with
            {
                Craving = null,
                Mood = null,
                RecoveryCapital = null,
                RecoveryCapitalAnswers = null,
            };
    }
}
