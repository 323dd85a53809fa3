using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Features.Imports.Hsds;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Exports;

/// <summary>Local resources as Open Referral's HSDS 3.0: nested JSON, or a zip of CSV files.</summary>
internal static class ExportHsds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exports/hsds-json", JsonAsync).WithSummary("Export resources as nested objects")
            .Produces<IReadOnlyList<JsonElement>>().RequireAuthorization().ShowsNothing();
        routes.MapGet("/exports/hsds-csv", CsvAsync).WithSummary("Export resources as tables")
            .Produces<IFormFile>(StatusCodes.Status200OK, "application/zip").RequireAuthorization().ShowsNothing();
    }

    /// <param name="organizationId">Only those whose entry it keeps.</param>
    private static async Task JsonAsync(Guid? organizationId, HttpContext http, DirectoryDbContext store)
    {
        var cancellation = http.RequestAborted;
        var names = await store.OrganizationNamesAsync(cancellation);
        http.Response.ContentType = "application/json";
        // Whoever asks hears that it begins, however long the first page takes.
        await http.Response.BodyWriter.FlushAsync(cancellation);
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        writer.WriteStartArray();
        await foreach (var services in ServicesAsync(organizationId, names, store, cancellation))
        {
            foreach (var service in services) service.WriteTo(writer);
            await writer.FlushAsync(cancellation);
            await http.Response.BodyWriter.FlushAsync(cancellation);
        }
        writer.WriteEndArray();
        await writer.FlushAsync(cancellation);
    }

    /// <param name="organizationId">Only those whose entry it keeps.</param>
    private static async Task CsvAsync(Guid? organizationId, HttpContext http, DirectoryDbContext store)
    {
        var cancellation = http.RequestAborted;
        var names = await store.OrganizationNamesAsync(cancellation);
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"hsds.zip\"";
        await http.Response.BodyWriter.FlushAsync(cancellation);
        using var tables = new TableFiles();
        await foreach (var services in ServicesAsync(organizationId, names, store, cancellation))
        {
            var rows = new HsdsRows();
            foreach (var service in services) NestRows.Flatten(HsdsTables.Services, service, rows);
            foreach (var (table, row) in rows.All) tables.Add(table, row);
        }
        await foreach (var (table, row) in OthersAsync(organizationId, store, cancellation)) tables.Add(table, row);
        await using var file = TemporaryFile.Create();
        tables.WriteTo(file);
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, cancellation);
    }

    /// <summary>Page by page.</summary>
    private static async IAsyncEnumerable<IEnumerable<JsonObject>> ServicesAsync(
        Guid? organizationId,
        Dictionary<Guid, string> names,
        DirectoryDbContext store,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in store.Resources.ActivePagesAsync(organizationId, cancellation))
        {
            var originals = await store.OriginalsAsync([.. page.Select(resource => resource.Id)], cancellation);
            yield return page.Select(resource => originals.TryGetValue(resource.Id, out var original)
                ? HsdsExport.Again(resource, original.Original, original.Terms, names[resource.OrganizationId])
                : HsdsExport.Anew(resource, names[resource.OrganizationId]));
        }
    }

    /// <summary>Rows of feeds that no service leads to: only their table can tell them again.</summary>
    private static async IAsyncEnumerable<(string Table, JsonObject Row)> OthersAsync(
        Guid? organizationId,
        DirectoryDbContext store,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var originals = (
            from item in store.ImportedItems.AsNoTracking()
            join feed in store.Feeds on item.FeedId equals feed.Id
            where item.TargetId == null && !item.HasLeft
                && (organizationId == null || feed.OrganizationId == organizationId)
            orderby item.Key
            select item.Original).AsAsyncEnumerable();
        await foreach (var original in originals.WithCancellation(cancellation))
        {
            if (JsonNode.Parse(original) is JsonObject { Count: 1 } kept
                && kept.First() is { Key: var table, Value: JsonObject row })
                yield return (table, (JsonObject)row.DeepClone());
        }
    }
}
