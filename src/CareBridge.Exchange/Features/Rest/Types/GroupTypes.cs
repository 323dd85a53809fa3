using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>Which peer groups and local resources there are, and where.</summary>
internal static class GroupTypes
{
    private static readonly string[] Organization = ["Organization"];

    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("HealthcareService", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<HealthcareService>("active", "active", "Whether it still meets.", s => [s.ActiveElement]),
                Text<HealthcareService>("name", "name", "Its name.", s => [s.NameElement]),
                Token<HealthcareService>(
                    "service-category", "category", "32 of a peer group, else what it helps with.", s => s.Category),
                Token<HealthcareService>("service-type", "type", "peer-support of a peer group.", s => s.Type),
                Token<HealthcareService>("program", "program", "The way of recovery there.", s => s.Program),
                Token<HealthcareService>(
                    "characteristic",
                    "characteristic",
                    "Its format, how its meetings are held, and what makes it easier to take part.",
                    s => s.Characteristic),
                Token<HealthcareService>(
                    "communication", "communication", "A language that is spoken there.", s => s.Communication),
                Token<HealthcareService>(
                    "eligibility",
                    "eligibility.code",
                    "Whom it is meant for; one without any is for everybody.",
                    s => s.Eligibility.Select(eligibility => eligibility.Code)),
                Token<HealthcareService>(
                    "accepts-new-members",
                    $"extension.where(url = '{Canonicals.AcceptsNewMembers}').value",
                    "Whether there is room for somebody new.",
                    s => s.Extension.Where(e => e.Url == Canonicals.AcceptsNewMembers).Select(e => e.Value)),
                Reference<HealthcareService>(
                    "organization", "providedBy", "Who holds it.", Organization, s => [s.ProvidedBy]),
                Reference<HealthcareService>(
                    "location", "location", "Where it meets.", ["Location"], s => s.Location),
            ],
        },
        new("Location", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<Location>("status", "status", "Whether a group still meets there.", l => [l.StatusElement]),
                Token<Location>("type", "type", "Whether one comes there, or joins online.", l => l.Type),
                Text<Location>("name", "name | alias", "Its name.", l => [l.NameElement, .. l.AliasElement]),
                Text<Location>("address", "address", "Any part of its address.", l => [l.Address]),
                Text<Location>("address-city", "address.city", "Its city.", l => [l.Address?.CityElement]),
                Text<Location>("address-state", "address.state", "Its state.", l => [l.Address?.StateElement]),
                Text<Location>(
                    "address-postalcode", "address.postalCode", "Its code.", l => [l.Address?.PostalCodeElement]),
                Text<Location>("address-country", "address.country", "Always US.", l => [l.Address?.CountryElement]),
                Reference<Location>(
                    "organization",
                    "managingOrganization",
                    "Who holds the group.",
                    Organization,
                    l => [l.ManagingOrganization]),
            ],
        },
    ];
}
