using CareBridge.Contracts.Directory;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

internal static class EndpointMapper
{
    /// <summary>HL7's endpoint-payload-type: what the address itself tells.</summary>
    private const string Any = "any";

    public static Projection Map(EndpointChanged message, EndpointDetails details) => new()
    {
        Id = message.EndpointId,
        Version = message.Version,
        Resource = new Endpoint
        {
            Status = message.Active ? Endpoint.EndpointStatus.Active : Endpoint.EndpointStatus.Off,
            ConnectionType = new Coding(CodeSystems.EndpointConnection, EnumCode.Of(message.Connection)),
            Name = details.Name,
            ManagingOrganization = Values.Organization(message.OrganizationId),
            PayloadType = [Values.Concept(CodeSystems.EndpointPayload, Any)],
            Address = details.Url,
        },
    };
}
