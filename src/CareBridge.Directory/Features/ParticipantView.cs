using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Directory.Features;

/// <summary>
/// A participant as the organization that registered them sees them, or one that consent names: of the numbers
/// organizations know them by, and of other registrations of the same person, only the reader's own.
/// </summary>
internal sealed record ParticipantView(
    Guid Id,
    long Version,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    string? Gender,
    string? Phone,
    Identifier? Identifier,
    ParticipantPreferences Preferences,
    IReadOnlyList<Guid> SameAs,
    Accompaniment? Disclosure = null)
{
    public static ParticipantView Of(Participant participant, Guid organizationId) => new(
        participant.Id,
        participant.ShownVersion,
        participant.Demographics.GivenName,
        participant.Demographics.FamilyName,
        participant.Demographics.BirthDate,
        participant.Demographics.Gender,
        participant.Demographics.Phone,
        participant.Enrollments.SingleOrDefault(e => e.OrganizationId == organizationId)?.Identifier,
        participant.Preferences,
        [
            .. participant.SameAs.Where(twin => twin.RegisteredBy == organizationId)
                .Select(twin => twin.ParticipantId),
        ]);
}
