using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Accounting;

/// <summary>
/// What is here about a participant, for themself, as one Bundle: whoever else may know of it, and who was shown what.
/// It is written as it is read, however much there is. Crises are not in it, as others may have raised them and their
/// words are not for the participant; nor is a referral that its author has not finished.
/// </summary>
internal sealed class ReadOwnRecord(
    ExchangeDbContext store,
    IAccounting accounting,
    PublicAddress address,
    TimeProvider time,
    ILogger<ReadOwnRecord> logger)
{
    private const int Batch = 200;

    /// <summary>The status of a referral's Task.</summary>
    private const string Unfinished = "draft";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/everything", (Caller caller, HttpContext http, ReadOwnRecord read) =>
                Results.Stream(body => read.WriteAsync(caller.Id, http, body), FhirResult.MediaType, "carebridge.json"))
            .RequireRole(Role.Participant).ShowsOwn()
            .Produces<JsonObject>(contentType: FhirResult.MediaType);

    private async System.Threading.Tasks.Task WriteAsync(Guid participantId, HttpContext http, Stream body)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await using var json = new Utf8JsonWriter(body, BundleWriter.Options);
            json.WriteStartObject();
            json.WriteString("resourceType", nameof(Bundle));
            json.WriteString("id", Guid.CreateVersion7(time.GetUtcNow()));
            BundleWriter.WriteMeta(json);
            json.WriteString("type", "collection");
            await WriteEntriesAsync(json, participantId, address.Fhir(http.Request), http.RequestAborted);
            json.WriteEndObject();
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Half of it is sent. A transfer that breaks off is fetched again; one that ended here would pass as whole.
            logger.LogWarning(exception, "A participant's record could not be sent to its end");
            http.Abort();
        }
    }

    private async System.Threading.Tasks.Task WriteEntriesAsync(
        Utf8JsonWriter json, Guid participantId, string baseUrl, CancellationToken cancellation)
    {
        var isFirst = true;
        await foreach (var (name, resource) in AllAsync(participantId, cancellation))
        {
            // An array without members is not FHIR.
            if (isFirst) json.WriteStartArray("entry");
            isFirst = false;
            json.WriteStartObject();
            json.WriteString("fullUrl", $"{baseUrl}/{name}");
            json.WritePropertyName("resource");
            json.WriteRawValue(resource.Span, skipInputValidation: true);
            json.WriteEndObject();
            if (json.BytesPending > Batch * 1024) await json.FlushAsync(cancellation);
        }
        if (!isFirst) json.WriteEndArray();
    }

    private async IAsyncEnumerable<(string Name, ReadOnlyMemory<byte> Resource)> AllAsync(
        Guid participantId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A file is fetched by itself, from where a document says that it is.
        foreach (var type in ServedTypes.All.Where(type => type.NeedsPermit && type.Name != ServedTypes.Binary))
        {
            var heads = store.Heads.AsNoTracking()
                .Where(head => head.Type == type.Name && head.ParticipantId == participantId)
                .Where(head => head.Category != DisclosureCategory.CrisisEvents)
                .Where(head => !store.Heads.Any(task =>
                    task.Type == ServedTypes.Task && task.Id == head.Id && task.Status == Unfinished));
            var last = long.MinValue;
            int count;
            do
            {
                var page = await heads.Where(head => head.Position > last)
                    .OrderBy(head => head.Position).Take(Batch).ToListAsync(cancellation);
                foreach (var head in page) yield return ($"{head.Type}/{head.Id}", head.Body);
                count = page.Count;
                if (count > 0) last = page[^1].Position;
            }
            while (count == Batch);
        }
        await foreach (var line in LinesAsync(participantId, cancellation))
            yield return ($"{nameof(AuditEvent)}/{line.Id}", FhirJson.Write(AuditEventMapper.Map(line)));
    }

    private async IAsyncEnumerable<AccountedDisclosure> LinesAsync(
        Guid participantId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? after = null;
        do
        {
            var page = await accounting.ReadAsync(
                new ReadAccounting { ParticipantId = participantId, After = after }, cancellation);
            foreach (var line in page.Disclosures) yield return line;
            after = page.Next;
        }
        while (after is not null);
    }
}
