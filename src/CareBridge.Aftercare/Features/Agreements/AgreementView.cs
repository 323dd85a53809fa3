using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features.Agreements;

/// <param name="CountsFrom">No check-in is due before this day.</param>
/// <param name="Sobriety">What sobriety means for the participant: for nobody else to see.</param>
internal sealed record AgreementView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    AgreementStatus Status,
    CheckInRhythm Rhythm,
    int? EveryDays,
    IReadOnlyList<DayOfWeek> Weekdays,
    string TimeZone,
    DateOnly StartsOn,
    DateOnly CountsFrom,
    IReadOnlyList<CheckInQuestion> Questions,
    int? RecoveryCapitalEveryDays,
    string? Sobriety,
    Guid WrittenBy,
    DateTimeOffset ChangedAt)
{
    public static AgreementView Of(CheckInAgreement agreement, Caller caller, ISeal seal) => new(
        agreement.Id,
        agreement.Version,
        agreement.ParticipantId,
        agreement.OrganizationId,
        agreement.Status,
        agreement.Terms.Rhythm,
        agreement.Terms.EveryDays,
        agreement.Terms.Weekdays,
        agreement.Terms.TimeZone,
        agreement.Terms.StartsOn,
        agreement.CountsFrom,
        agreement.Terms.Questions,
        agreement.Terms.RecoveryCapitalEveryDays,
        caller.Role == Role.Participant && agreement.Sobriety is { } words ? seal.Open<OwnWords>(words).Text : null,
        agreement.WrittenBy,
        agreement.ChangedAt);
}
