using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>Who works with people, and where.</summary>
internal static class StaffTypes
{
    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Practitioner", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<Practitioner>(
                    "identifier", "identifier", "What consents and accountings call them.", p => p.Identifier),
                Token<Practitioner>("active", "active", "Whether they are still there.", p => [p.ActiveElement]),
                Text<Practitioner>("name", "name", "Any part of a name.", p => p.Name),
                Text<Practitioner>("family", "name.family", "A family name.", p => p.Name.Select(n => n.FamilyElement)),
                Text<Practitioner>("given", "name.given", "A given name.", p => p.Name.SelectMany(n => n.GivenElement)),
            ],
        },
        new("PractitionerRole", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<PractitionerRole>("active", "active", "Whether they are still there.", r => [r.ActiveElement]),
                Reference<PractitionerRole>(
                    "practitioner", "practitioner", "Who it is.", ["Practitioner"], r => [r.Practitioner]),
                Reference<PractitionerRole>(
                    "organization", "organization", "Where they work.", ["Organization"], r => [r.Organization]),
                Token<PractitionerRole>("role", "code", "What they do there.", r => r.Code),
                Token<PractitionerRole>("specialty", "specialty", "What they specialize in.", r => r.Specialty),
            ],
        },
    ];
}
