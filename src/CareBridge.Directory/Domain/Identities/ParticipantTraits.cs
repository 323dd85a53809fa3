using System.Globalization;
using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Domain.Identities;

/// <summary>What tells a participant from others, as matching compares it.</summary>
internal static class ParticipantTraits
{
    /// <param name="knownAt">Only by that organization's numbers; null for all.</param>
    public static PersonTraits Of(Participant participant, Guid? knownAt = null)
    {
        var known = participant.Demographics;
        return new PersonTraits
        {
            Identifiers =
            [
                .. participant.Enrollments
                    .Where(enrollment => knownAt is null || enrollment.OrganizationId == knownAt)
                    .Select(enrollment => enrollment.Identifier).OfType<Identifier>()
                    .Select(identifier => (identifier.System, identifier.Value)).Distinct(),
            ],
            FamilyNames = Some(MatchText.Name(known.FamilyName)),
            GivenNames = Some(MatchText.Name(known.GivenName)),
            BirthDate = known.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Gender = known.Gender is "male" or "female" ? known.Gender : null,
            Phones = Some(MatchText.Phone(known.Phone ?? "")),
        };
    }

    private static IReadOnlyList<string> Some(string text) => text.Length > 0 ? [text] : [];
}
