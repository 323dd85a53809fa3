using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>
/// <c>GET /fhir/CodeSystem</c>, <c>ValueSet</c>, <c>StructureDefinition</c>, <c>SearchParameter</c>,
/// <c>OperationDefinition</c> and <c>Questionnaire</c>: what is ours, for anybody, by id or by <c>url</c> or
/// <c>name</c>.
/// </summary>
internal static class ReadDefinitions
{
    public static IReadOnlyList<Definition> All { get; } =
    [
        .. CodeSystemDefinitions.All, .. ExtensionDefinitions.All, .. SearchParameterDefinitions.All,
        .. OperationDefinitions.All, .. QuestionnaireDefinitions.All,
    ];

    public static IReadOnlyList<string> Types { get; } =
        ["CodeSystem", "ValueSet", "StructureDefinition", "SearchParameter", "OperationDefinition", "Questionnaire"];

    /// <summary>What a search may name; all else is ignored and said so.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["_id", "url", "name"];

    public static void Map(RouteGroupBuilder fhir)
    {
        foreach (var type in Types)
        {
            fhir.MapGet($"/{type}/{{id}}", (string id) => Read(type, id, _ => true)).AllowAnonymous().ShowsNothing();
            DefinitionVersions.Map(fhir, type);
            fhir.MapGet($"/{type}", (HttpRequest request, PublicAddress address, TimeProvider time) =>
                    Search(type, request, address.Fhir(request), Guid.CreateVersion7(time.GetUtcNow())))
                .AllowAnonymous().ShowsNothing();
        }
    }

    public static Definition? Find(string type, string id) =>
        All.FirstOrDefault(definition => definition.Type == type && definition.Id == id);

    /// <param name="wanted">Which version is.</param>
    public static FhirResult Read(string type, string id, Func<long, bool> wanted) =>
        Find(type, id) is { } found && wanted(Definition.Version)
            ? new FhirResult(StatusCodes.Status200OK, Bytes(found))
            {
                Version = Definition.Version,
                LastModified = Definition.Changed,
            }
            : throw FhirException.NotFound();

    public static byte[] Bytes(Definition definition)
    {
        using var buffer = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer, BundleWriter.Options))
            definition.Body.WriteTo(json);
        return buffer.ToArray();
    }

    private static FhirResult Search(string type, HttpRequest request, string baseUrl, Guid bundleId)
    {
        var ignored = request.Query.Keys
            .Except([.. Parameters, "_format", "_pretty", "_summary", "_count"]).ToList();
        if (ignored.Count > 0 && Negotiation.IsStrict(request))
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported, $"Not supported: {string.Join(", ", ignored)}.", ignored[0]);
        }
        var found = All.Where(definition => definition.Type == type
            && IsWanted(request, "_id", definition.Id)
            && IsWanted(request, "url", definition.Url)
            && IsWanted(request, "name", definition.Name)).ToList();
        return new FhirResult(StatusCodes.Status200OK, BundleWriter.Write(new BundlePage(
            bundleId, BundlePage.Searchset)
        {
            Links = [("self", $"{baseUrl}/{type}{Used(request)}")],
            Total = found.Count,
            IsPart2 = false,
            Entries = [.. found.Select(definition => new BundleEntry(
                $"{baseUrl}/{definition.Address}", Bytes(definition)) { SearchMode = "match" })],
            Issues = [.. ignored.Select(name => Outcomes.Issue(
                IssueSeverity.Warning,
                IssueType.NotSupported,
                $"Ignored, because it is not supported: {name}.",
                name))],
        }));
    }

    private static bool IsWanted(HttpRequest request, string parameter, string value) =>
        request.Query[parameter].ToString() is not { Length: > 0 } wanted
        || wanted.Split(',').Contains(value, StringComparer.OrdinalIgnoreCase);

    private static QueryString Used(HttpRequest request) => QueryString.Create(
        request.Query.Where(parameter => Parameters.Contains(parameter.Key)));
}
