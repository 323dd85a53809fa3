using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features.CheckIns;

/// <param name="Engagement">
/// What whoever held it thought. Null where nobody said, or where it is not disclosed; so are the scores, and the
/// reflection, each by itself.
/// </param>
/// <param name="RecoveryCapital">The BARC-10 total, 10 to 60.</param>
/// <param name="Reflection">Null for all but the participant while they keep it to themself.</param>
internal sealed record CheckInView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    CheckInMeans Means,
    DateTimeOffset HeldAt,
    Engagement? Engagement,
    bool? SobrietyKept,
    int? Craving,
    int? Mood,
    int? Sleep,
    int? Connection,
    int? RecoveryCapital,
    IReadOnlyList<int>? RecoveryCapitalAnswers,
    string? Reflection,
    bool IsReflectionShared,
    DateTimeOffset RecordedAt)
{
    public static CheckInView Of(CheckIn checkIn, Caller caller, ISeal seal) =>
        Of(checkIn, seal, caller.Role == Role.Participant || checkIn.IsReflectionShared);

    /// <summary>As another organization may see it.</summary>
    public static CheckInView Of(Disclosed<CheckIn> disclosed, ISeal seal)
    {
        var checkIn = disclosed.Content;
        var showsWords = disclosed.Shows(DisclosureCategory.Reflections) && checkIn.IsReflectionShared;
        var view = Of(checkIn, seal, showsWords) with { IsReflectionShared = showsWords };
        if (!disclosed.Shows(DisclosureCategory.Engagement)) view = view with { Engagement = null };
        return disclosed.Shows(DisclosureCategory.CheckInScores)
            ? view
            : view with
            {
                SobrietyKept = null,
                Craving = null,
                Mood = null,
                Sleep = null,
                Connection = null,
                RecoveryCapital = null,
                RecoveryCapitalAnswers = null,
            };
    }

    private static CheckInView Of(CheckIn checkIn, ISeal seal, bool showsWords) => new(
        checkIn.Id,
        checkIn.ParticipantId,
        checkIn.OrganizationId,
        checkIn.RecordedBy,
        checkIn.Means,
        checkIn.HeldAt,
        checkIn.Engagement,
        checkIn.SobrietyKept,
        checkIn.Craving,
        checkIn.Mood,
        checkIn.Sleep,
        checkIn.Connection,
        checkIn.RecoveryCapital?.Total,
        checkIn.RecoveryCapital?.Answers,
        showsWords && checkIn.Reflection is { } words ? seal.Open<OwnWords>(words).Text : null,
        checkIn.IsReflectionShared,
        checkIn.RecordedAt);
}
