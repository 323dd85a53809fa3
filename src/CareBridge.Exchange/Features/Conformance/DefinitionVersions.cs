using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>A definition's history: the one version that this release has.</summary>
internal static class DefinitionVersions
{
    public static void Map(RouteGroupBuilder fhir, string type)
    {
        fhir.MapGet($"/{type}/{{id}}/_history/{{version}}", (string id, string version) =>
                ReadDefinitions.Read(type, id, number => $"{number}" == version))
            .AllowAnonymous().ShowsNothing();
        fhir.MapGet(
                $"/{type}/{{id}}/_history",
                (string id, HttpRequest request, PublicAddress address, TimeProvider time) => History(
                    $"{type}/{id}",
                    [ReadDefinitions.Find(type, id) ?? throw FhirException.NotFound()],
                    address.Fhir(request),
                    Guid.CreateVersion7(time.GetUtcNow())))
            .AllowAnonymous().ShowsNothing();
        fhir.MapGet($"/{type}/_history", (HttpRequest request, PublicAddress address, TimeProvider time) => History(
                type,
                ReadDefinitions.All.Where(definition => definition.Type == type),
                address.Fhir(request),
                Guid.CreateVersion7(time.GetUtcNow())))
            .AllowAnonymous().ShowsNothing();
    }

    private static FhirResult History(
        string of, IEnumerable<Definition> definitions, string baseUrl, Guid bundleId) => new(
        StatusCodes.Status200OK,
        BundleWriter.Write(new BundlePage(bundleId, BundlePage.History)
        {
            Links = [("self", $"{baseUrl}/{of}/_history")],
            IsPart2 = false,
            Entries =
            [
                .. definitions.Select(definition => new BundleEntry(
                    $"{baseUrl}/{definition.Address}", ReadDefinitions.Bytes(definition))
                {
                    Version = new EntryVersion(
                        "PUT", definition.Address, "201", Definition.Version, Definition.Changed),
                }),
            ],
        }));
}
