using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features;

/// <summary>
/// A participant as the organization that registered them sees them: other organizations' numbers are not shown.
/// </summary>
internal sealed record ParticipantView(
    Guid Id,
    long Version,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    string? Gender,
    string? Phone,
    Identifier? Identifier)
{
    public static ParticipantView Of(Participant participant, Guid organizationId) => new(
        participant.Id,
        participant.Version,
        participant.Demographics.GivenName,
        participant.Demographics.FamilyName,
        participant.Demographics.BirthDate,
        participant.Demographics.Gender,
        participant.Demographics.Phone,
        participant.Enrollments.Single(e => e.OrganizationId == organizationId).Identifier);
}
