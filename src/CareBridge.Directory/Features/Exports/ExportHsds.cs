using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
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
        http.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        writer.WriteStartArray();
        await foreach (var service in ServicesAsync(organizationId, store, http.RequestAborted))
        {
            service.WriteTo(writer);
            await writer.FlushAsync(http.RequestAborted);
        }
        writer.WriteEndArray();
        await writer.FlushAsync(http.RequestAborted);
    }

    /// <param name="organizationId">Only those whose entry it keeps.</param>
    private static async Task CsvAsync(Guid? organizationId, HttpContext http, DirectoryDbContext store)
    {
        var cancellation = http.RequestAborted;
        var rows = new HsdsRows();
        await foreach (var service in ServicesAsync(organizationId, store, cancellation))
            NestRows.Flatten(HsdsTables.Services, service, rows);
        await foreach (var (table, row) in OthersAsync(organizationId, store, cancellation)) rows.Add(table, row);

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in HsdsTables.All.Where(table => rows.Of(table).Count > 0))
            {
                await using var text = new StreamWriter(
                    zip.CreateEntry(HsdsTables.FileOf(table)).Open(), new UTF8Encoding(false));
                Write(rows.Of(table), text);
            }
        }
        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"hsds.zip\"";
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, cancellation);
    }

    private static void Write(IReadOnlyList<JsonObject> rows, TextWriter text)
    {
        var columns = rows.SelectMany(row => row.Where(cell => cell.Value is JsonValue).Select(cell => cell.Key))
            .Distinct().OrderBy(column => column != HsdsTables.Id).ToList();
        CsvText.Write(text, columns);
        foreach (var row in rows) CsvText.Write(text, columns.Select(column => HsdsText.Of(row, column) ?? ""));
    }

    private static async IAsyncEnumerable<JsonObject> ServicesAsync(
        Guid? organizationId,
        DirectoryDbContext store,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = await store.OrganizationNamesAsync(cancellation);
        await foreach (var page in store.Resources.ActivePagesAsync(organizationId, cancellation))
        {
            var originals = await store.OriginalsAsync([.. page.Select(resource => resource.Id)], cancellation);
            foreach (var resource in page)
            {
                yield return originals.TryGetValue(resource.Id, out var original)
                    ? HsdsExport.Again(resource, original.Original, original.Terms)
                    : HsdsExport.Anew(resource, names[resource.OrganizationId]);
            }
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
