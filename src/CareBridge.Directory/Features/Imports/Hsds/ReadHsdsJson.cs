using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>
/// Reads the specification's JSON: a service or organization, a list of them, a page of an API, or all tables by name.
/// </summary>
internal sealed class ReadHsdsJson(DateOnly today) : IFeedReader
{
    private static readonly JsonDocumentOptions Options =
        new() { AllowTrailingCommas = true, MaxDepth = 32, AllowDuplicateProperties = false };

    public async IAsyncEnumerable<FeedItem> ReadAsync(
        Stream feed,
        ImportTerms terms,
        long after,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var root = await JsonNode.ParseAsync(feed, null, Options, cancellation);
        var package = new HsdsPackage();
        Read(root, package);
        foreach (var item in package.Items(terms, today).Where(item => item.Number > after)) yield return item;
    }

    private static void Read(JsonNode? node, HsdsPackage package)
    {
        switch (node)
        {
            case JsonArray many:
                foreach (var one in many) Read(one, package);
                break;
            case JsonObject page when page["contents"] is JsonArray contents:
                Read(contents, package);
                break;
            case JsonObject tables when tables.Any(IsTable):
                ReadTables(tables, package);
                break;
            case JsonObject organization when organization[HsdsTables.Services] is JsonArray services:
                ReadOrganization(organization, services, package);
                break;
            case JsonObject atLocation when atLocation["service"] is JsonObject service:
                ReadAtLocation(atLocation, service, package);
                break;
            case JsonObject service when service[HsdsTables.Id] is not null:
                NestRows.Flatten(Table(service), service, package.Rows);
                break;
            default:
                package.Note(IssueKind.NotUsed, "wrong-kind");
                break;
        }
    }

    private static bool IsTable(KeyValuePair<string, JsonNode?> entry) =>
        entry.Key.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && entry.Value is JsonArray;

    private static void ReadTables(JsonObject tables, HsdsPackage package)
    {
        foreach (var (name, rows) in tables)
        {
            if (HsdsTables.OfFile(name) is { } table && rows is JsonArray many)
            {
                foreach (var row in many.OfType<JsonObject>()) package.Rows.Add(table, (JsonObject)row.DeepClone());
            }
            else
            {
                package.Note(IssueKind.NotUsed, "unknown-file", name);
            }
        }
    }

    private static void ReadOrganization(JsonObject organization, JsonArray services, HsdsPackage package)
    {
        var itself = (JsonObject)organization.DeepClone();
        itself.Remove(HsdsTables.Services);
        NestRows.Flatten(HsdsTables.Organizations, itself, package.Rows);
        foreach (var service in services.OfType<JsonObject>())
        {
            var row = (JsonObject)service.DeepClone();
            row["organization_id"] ??= organization[HsdsTables.Id]?.DeepClone();
            NestRows.Flatten(HsdsTables.Services, row, package.Rows);
        }
    }

    private static void ReadAtLocation(JsonObject atLocation, JsonObject service, HsdsPackage package)
    {
        var itself = (JsonObject)atLocation.DeepClone();
        itself.Remove("service");
        itself["service_id"] ??= service[HsdsTables.Id]?.DeepClone();
        NestRows.Flatten(HsdsTables.Services, service, package.Rows);
        NestRows.Flatten(HsdsTables.ServiceAtLocations, itself, package.Rows);
    }

    /// <summary>By what only one of them has; the specification's objects do not say what they are.</summary>
    private static string Table(JsonObject item)
    {
        if (Has("location_type", "latitude")) return HsdsTables.Locations;
        if (Has("taxonomy", "taxonomy_detail")) return "taxonomy_terms";
        if (Has("status", "organization", "organization_id", HsdsTables.ServiceAtLocations)) return HsdsTables.Services;
        if (Has("website", "legal_status", "tax_status", "year_incorporated")) return HsdsTables.Organizations;
        return Has("uri", "version") ? "taxonomies" : HsdsTables.Services;

        bool Has(params string[] columns) => columns.Any(item.ContainsKey);
    }
}
