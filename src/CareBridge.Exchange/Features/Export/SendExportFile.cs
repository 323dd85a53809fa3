using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// <c>GET /fhir/$export/{id}/{file}</c>: what is on the list, as it stands now and as far as it is permitted now.
/// </summary>
internal sealed class SendExportFile(
    ExchangeDbContext store, ExportLines lines, TimeProvider time, ILogger<SendExportFile> logger)
{
    public async Task<IResult> HandleAsync(string id, string name, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        var job = await store.FindExportAsync(id, caller.ClientId, time.Now(), http.RequestAborted);
        if (job.Status != ExportStatus.Complete || ExportFile.Parse(name) is not { } file)
            throw FhirException.NotFound();
        var batches = Batches(job, file, caller, http.RequestAborted);
        var enumerator = batches.GetAsyncEnumerator(http.RequestAborted);
        // There is a first one, empty or not, so the door has been asked before anything is answered.
        await enumerator.MoveNextAsync();
        var isPart2 = file.Type == ExportPart.Messages || ServedTypes.Require(file.Type).NeedsPermit;
        return new NdjsonResult(enumerator, isPart2, logger);
    }

    private IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> Batches(
        ExportJob job, ExportFile file, SmartCaller caller, CancellationToken cancellation)
    {
        if (file.Type == ExportPart.Messages) return lines.ExplainAsync(job, file, caller, cancellation);
        if (!job.TypeNames.Contains(file.Type)) throw FhirException.NotFound();
        var type = ServedTypes.Require(file.Type);
        // The token may reach less far than the one that the export was begun with.
        Scopes.Require(caller, type, Access.Read);
        Scopes.Require(caller, type, Access.Search);
        return type.NeedsPermit
            ? lines.DiscloseAsync(job, file, type, caller, cancellation)
            : lines.ShowAsync(job, file, type, caller, cancellation);
    }
}
