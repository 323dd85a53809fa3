using CareBridge.Exchange.Features.Searching;
using Hl7.Fhir.Model;
using static CareBridge.Exchange.Features.Searching.SearchParameters;

namespace CareBridge.Exchange.Features.Rest.Types;

/// <summary>Where organizations' systems are reached.</summary>
internal static class EndpointTypes
{
    public static IReadOnlyList<ServedType> All { get; } =
    [
        new("Endpoint", Audience.Everyone)
        {
            Parameters =
            [
                .. Common,
                Token<Endpoint>("status", "status", "Active, or off.", e => [e.StatusElement]),
                Token<Endpoint>("connection-type", "connectionType", "How it is spoken to.", e => [e.ConnectionType]),
                Token<Endpoint>("payload-type", "payloadType", "Always any.", e => e.PayloadType),
                Text<Endpoint>("name", "name", "Its name.", e => [e.NameElement]),
                Reference<Endpoint>(
                    "organization",
                    "managingOrganization",
                    "Whose it is.",
                    ["Organization"],
                    e => [e.ManagingOrganization]),
            ],
        },
    ];
}
