using CareBridge.Platform.Matching;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>What a Patient says that tells one person from another.</summary>
internal static class TraitsReader
{
    /// <summary>Of a kind: each is held against each of every candidate.</summary>
    private const int Most = 10;

    /// <summary>Characters of a name.</summary>
    private const int Longest = 100;

    public static PersonTraits Of(Patient patient) => new()
    {
        Identifiers =
        [
            .. patient.Identifier.Where(i => !string.IsNullOrEmpty(i.System) && !string.IsNullOrEmpty(i.Value))
                .Select(i => (i.System!, i.Value!)).Take(Most),
        ],
        FamilyNames = Names(patient.Name.Select(name => name.Family)),
        GivenNames = Names(patient.Name.SelectMany(name => name.Given)),
        BirthDate = patient.BirthDate,
        Gender = patient.Gender switch
        {
            AdministrativeGender.Male => "male",
            AdministrativeGender.Female => "female",
            _ => null,
        },
        Phones =
        [
            .. patient.Telecom.Where(t => t.System is ContactPoint.ContactPointSystem.Phone or null)
                .Select(t => MatchText.Phone(t.Value ?? "")).Where(phone => phone.Length > 0).Take(Most),
        ],
    };

    private static IReadOnlyList<string> Names(IEnumerable<string?> names) =>
    [
        .. names.Select(name => MatchText.Name(name ?? ""))
            .Select(name => name.Length > Longest ? name[..Longest] : name)
            .Where(name => name.Length > 0).Distinct().Take(Most),
    ];
}
