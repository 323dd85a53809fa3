using CareBridge.Contracts.Directory;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

internal static class OrganizationMapper
{
    public static Projection Map(OrganizationChanged message, OrganizationDetails details) => new()
    {
        Id = message.OrganizationId,
        Version = message.Version,
        Resource = new Organization
        {
            Extension = [Verification(message)],
            Identifier = details.Npi is { } npi ? [new Identifier(Canonicals.Npi, npi)] : [],
            Active = message.Active,
            Type = [Values.Concept(CodeSystems.OrganizationKind, EnumCode.Of(message.Kind))],
            Name = details.Name,
            Telecom = details.Phone is null ? [] : [Phone(details.Phone)],
            Address = details.City is null && details.State is null
                ? []
                : [new Address { City = details.City, State = details.State, Country = "US" }],
            Endpoint = [.. message.EndpointIds.Select(id => new ResourceReference($"Endpoint/{id}"))],
        },
    };

    private static Extension Verification(OrganizationChanged message) => new()
    {
        Url = Canonicals.OrganizationVerification,
        Extension =
        [
            new Extension(Canonicals.VerificationStatus, new Code(EnumCode.Of(message.Verification))),
            .. message.VerifiedUntil is { } day
                ? [new Extension(Canonicals.VerificationUntil, new Date(Values.Date(day)))] : Array.Empty<Extension>(),
        ],
    };

    private static ContactPoint Phone(string number) => new()
    {
        System = ContactPoint.ContactPointSystem.Phone,
        Value = number,
    };
}
