using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>
/// Sends a feed in parts, each of which is on disk when it is answered and may be sent again, and starts the work.
/// </summary>
internal static class SendImport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/imports/{id:guid}/parts/{number:int}", PutAsync).WithSummary("Send part of import")
            .WithMetadata(new RequestSizeLimitAttribute(ImportPart.MostBytes))
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
        routes.MapPost("/imports/{id:guid}/start", StartAsync).WithSummary("Start import")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
        routes.MapPost("/imports/{id:guid}/cancel", CancelAsync).WithSummary("Cancel import")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
    }

    private static async Task<ImportView> PutAsync(
        Guid id, int number, HttpRequest request, Caller caller, DirectoryDbContext store)
    {
        var cancellation = request.HttpContext.RequestAborted;
        new Check()
            .That(number is >= 1 and <= ImportJob.MostParts, "number", $"1 to {ImportJob.MostParts}.")
            .ThrowIfAny();
        // Whole, before anything is looked at: a slow sender's import may be started meanwhile.
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var content = body.ToArray();
        new Check().That(content.Length > 0, "$", "A part of the file.").ThrowIfAny();

        var job = await store.RequireImportAsync(id, caller, cancellation);
        var part = await store.ImportParts.SingleOrDefaultAsync(
            p => p.ImportId == id && p.Number == number, cancellation);
        var isSame = part is not null && part.Content.AsSpan().SequenceEqual(content);
        if (isSame) return ImportView.Of(job);
        job.Receive();
        if (part is null)
            store.ImportParts.Add(new ImportPart { ImportId = id, Number = number, Content = content });
        else
            part.Content = content;
        await store.SaveChangesAsync(cancellation);
        return ImportView.Of(job);
    }

    private static async Task<ImportView> StartAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        ImportSignal signal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var job = await store.RequireImportAsync(id, caller, cancellation);
        if (job.Status is not (ImportStatus.Open or ImportStatus.Cancelled))
        {
            return job.Parts == request.Parts
                ? ImportView.Of(job)
                : throw new RefusedException("started", "It was started with another number of parts.");
        }
        var parts = await store.ImportParts.AsNoTracking().Where(part => part.ImportId == id)
            .OrderBy(part => part.Number).Select(part => new { part.Number, Bytes = part.Content.Length })
            .ToListAsync(cancellation);
        new Check()
            .That(
                parts.Count == request.Parts && parts.Index().All(part => part.Item.Number == part.Index + 1),
                "parts",
                "As many as were sent, from 1 on without a gap.")
            .That(parts.Count > 0, "parts", "At least one.")
            .ThrowIfAny();
        job.Start(parts.Count, parts.Sum(part => (long)part.Bytes), time.Now());
        await store.SaveChangesAsync(cancellation);
        signal.Set();
        return ImportView.Of(job);
    }

    private static async Task<ImportView> CancelAsync(
        Guid id, Caller caller, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var job = await store.RequireImportAsync(id, caller, cancellation);
        if (job.Status == ImportStatus.Cancelled) return ImportView.Of(job);
        job.Cancel(time.Now());
        await store.SaveChangesAsync(cancellation);
        return ImportView.Of(job);
    }

    internal sealed record Request
    {
        /// <summary>How many were sent.</summary>
        public required int Parts { get; init; }
    }
}
