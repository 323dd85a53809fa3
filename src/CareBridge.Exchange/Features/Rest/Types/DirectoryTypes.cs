using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>Who there is.</summary>
internal static class DirectoryTypes
{
    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Organization", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<Organization>("active", "active", "Whether it takes part.", o => [o.ActiveElement]),
                Token<Organization>("type", "type", "What kind of organization it is.", o => o.Type),
                Text<Organization>("name", "name | alias", "Its name.", o => [o.NameElement, .. o.AliasElement]),
                Text<Organization>("address", "address", "Any part of its address.", o => o.Address),
                Text<Organization>("address-city", "address.city", "Its city.", o => Part(o, a => a.CityElement)),
                Text<Organization>("address-state", "address.state", "Its state.", o => Part(o, a => a.StateElement)),
                Text<Organization>(
                    "address-postalcode", "address.postalCode", "Its code.", o => Part(o, a => a.PostalCodeElement)),
                Text<Organization>(
                    "address-country", "address.country", "Always US.", o => Part(o, a => a.CountryElement)),
                Reference<Organization>(
                    "endpoint", "endpoint", "Where its systems are reached.", ["Endpoint"], o => o.Endpoint),
            ],
        },
        new(ServedTypes.Patient, Audience.Consented)
        {
            HasManyDisclosers = true,
            Parameters =
            [
                .. Common,
                Identifier(),
                Token<Patient>("active", "active", "Whether the record is in use.", p => [p.ActiveElement]),
                Text<Patient>("name", "name", "Any part of a name.", p => p.Name),
                Text<Patient>("family", "name.family", "A family name.", p => p.Name.Select(n => n.FamilyElement)),
                Text<Patient>("given", "name.given", "A given name.", p => p.Name.SelectMany(n => n.GivenElement)),
                Date<Patient>("birthdate", "birthDate", "The date of birth.", p => [p.BirthDateElement]),
                Date<Patient>(
                    "death-date",
                    "deceased.ofType(dateTime)",
                    "The date of death, which is not known here.",
                    p => [p.Deceased as FhirDateTime]),
                Token<Patient>("gender", "gender", "The administrative gender.", p => [p.GenderElement]),
                Token<Patient>("phone", "telecom.where(system='phone')", "A phone number.", p => p.Telecom
                    .Where(contact => contact.System == ContactPoint.ContactPointSystem.Phone)),
                Token<Patient>("telecom", "telecom", "Any contact's value.", p => p.Telecom),
                Reference<Patient>(
                    "organization",
                    "managingOrganization",
                    "Who registered them.",
                    ["Organization"],
                    p => [p.ManagingOrganization]),
            ],
        },
    ];

    private static IEnumerable<object?> Part(Organization organization, Func<Address, object?> part) =>
        organization.Address.Select(part);
}
