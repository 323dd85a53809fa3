using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Conformance;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Rest;

/// <summary><c>GET /fhir/metadata</c>: exactly what is served.</summary>
internal static class DescribeCapabilities
{
    private const string OAuthUris = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    private const string SecurityService = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    /// <summary>When what is served last changed.</summary>
    private const string Date = "2026-11-22";

    public static IResult Handle(HttpRequest request, PublicAddress address) => new FhirResult(
        StatusCodes.Status200OK,
        FhirJson.Write(Describe(
            address.Fhir(request), address.TokenEndpoint(request), address.Onboarding(request))));

    private static CapabilityStatement Describe(string baseUrl, string tokenEndpoint, string onboarding) => new()
    {
        Status = PublicationStatus.Active,
        Date = Date,
        Kind = CapabilityStatementKind.Instance,
        Software = new CapabilityStatement.SoftwareComponent
        {
            Name = "CareBridge",
            Version = typeof(DescribeCapabilities).Assembly.GetName().Version?.ToString(3),
        },
        Implementation = new CapabilityStatement.ImplementationComponent
        {
            Description = "Aftercare, referrals and consent, shared under 42 CFR Part 2",
            Url = baseUrl,
        },
        Instantiates = [ServedOperations.BulkData],
        FhirVersion = FHIRVersion.N4_0_1,
        Format = ["json", FhirResult.MediaType],
        Rest =
        [
            new CapabilityStatement.RestComponent
            {
                Mode = CapabilityStatement.RestfulCapabilityMode.Server,
                Documentation = $"Every resource about a person needs their consent at the moment of the request, and "
                    + $"is accompanied by the notice of 42 CFR 2.32: in a Bundle as an outcome entry, in a document as "
                    + $"its first section, beside a single resource in the header {Notice.Header}. Profiles: "
                    + $"{Profiles.Guides}. How to connect: <{onboarding}>.",
                Security = Security(tokenEndpoint),
                Resource =
                [
                    .. ServedTypes.All.Select(Describe),
                    .. ReadDefinitions.Types.Select(DescribeDefinitions),
                    DescribeSubscriptions.Describe(),
                    ServedOperations.Group(),
                ],
                Interaction =
                [
                    Interaction(CapabilityStatement.SystemRestfulInteraction.Batch),
                    Interaction(CapabilityStatement.SystemRestfulInteraction.Transaction, RunTransaction.Rule),
                ],
                Operation = ServedOperations.OfSystem(),
            },
        ],
    };

    private static CapabilityStatement.SecurityComponent Security(string tokenEndpoint) => new()
    {
        Service = [new CodeableConcept(SecurityService, "SMART-on-FHIR")],
        Extension =
        [
            new Extension
            {
                Url = OAuthUris,
                Extension = [new Extension { Url = "token", Value = new FhirUri(tokenEndpoint) }],
            },
        ],
    };

    private static CapabilityStatement.SystemInteractionComponent Interaction(
        CapabilityStatement.SystemRestfulInteraction code, string? documentation = null) =>
        new() { Code = code, Documentation = documentation };

    private static CapabilityStatement.ResourceComponent Describe(ServedType type) => new()
    {
        Type = type.Name,
        SupportedProfile = Profiles.For(type.Name),
        Documentation = type switch
        {
            { CreatedWith: { } other } => $"Created in a transaction with its {other}. {type.CreatedAlone}".TrimEnd(),
            { NeedsPermit: false } => "Of its versions only the current one is shown.",
            _ => null,
        },
        Interaction = [.. Interactions(type.Access)
            .Select(code => new CapabilityStatement.ResourceInteractionComponent { Code = code })],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = type.NeedsPermit,
        UpdateCreate = type.Access.HasFlag(Access.Create | Access.Update) && type.CreatedWith is null
            && !type.IsAnswered,
        ConditionalCreate = type.Access.HasFlag(Access.Create),
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.FullSupport,
        SearchInclude = Includes(type).Order(StringComparer.Ordinal),
        SearchRevInclude = ServedTypes.All.SelectMany(source => Includes(source, type.Name))
            .Order(StringComparer.Ordinal),
        SearchParam = [.. type.Parameters.Select(Describe)],
        Operation = ServedOperations.Of(type.Name),
    };

    /// <summary>What is the same for everybody, and read without a token.</summary>
    private static CapabilityStatement.ResourceComponent DescribeDefinitions(string type) => new()
    {
        Type = type,
        Interaction = [.. Interactions(Access.Read | Access.Search)
            .Select(code => new CapabilityStatement.ResourceInteractionComponent { Code = code })],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = true,
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.FullSupport,
        SearchParam = [.. ReadDefinitions.Parameters.Select(name => new CapabilityStatement.SearchParamComponent
        {
            Name = name,
            Type = name switch
            {
                "url" => SearchParamType.Uri,
                "name" => SearchParamType.String,
                _ => SearchParamType.Token,
            },
        })],
    };

    /// <summary>The references of a type, or those of them that may point to another.</summary>
    private static IEnumerable<string> Includes(ServedType type, string? target = null) => type.Parameters
        .Where(parameter => target is null ? parameter.Targets.Count > 0 : parameter.Targets.Contains(target))
        .Select(parameter => $"{type.Name}:{parameter.Name}");

    private static CapabilityStatement.SearchParamComponent Describe(SearchParameter parameter) => new()
    {
        Name = parameter.Name,
        Definition = parameter.Definition,
        Type = parameter.Type,
        Documentation = parameter.Documentation,
    };

    private static IEnumerable<CapabilityStatement.TypeRestfulInteraction> Interactions(Access access)
    {
        if (access.HasFlag(Access.Read))
        {
            yield return CapabilityStatement.TypeRestfulInteraction.Read;
            yield return CapabilityStatement.TypeRestfulInteraction.Vread;
            yield return CapabilityStatement.TypeRestfulInteraction.HistoryInstance;
        }
        if (access.HasFlag(Access.Create)) yield return CapabilityStatement.TypeRestfulInteraction.Create;
        if (access.HasFlag(Access.Search))
        {
            yield return CapabilityStatement.TypeRestfulInteraction.SearchType;
            yield return CapabilityStatement.TypeRestfulInteraction.HistoryType;
        }
        if (access.HasFlag(Access.Update)) yield return CapabilityStatement.TypeRestfulInteraction.Update;
    }
}
