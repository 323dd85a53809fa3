using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Export;

/// <summary><c>DELETE /fhir/$export/{id}</c>: the client needs the export no more, finished or not.</summary>
internal static class CancelExport
{
    public static async Task<IResult> HandleAsync(
        string id, HttpContext http, ExchangeDbContext store, TimeProvider time)
    {
        var caller = SmartCaller.From(http.User);
        var job = await store.FindExportAsync(id, caller.ClientId, time.Now(), http.RequestAborted);
        // Whoever works on it finds it gone, and its step with it.
        await store.Exports.Where(j => j.Id == job.Id).ExecuteDeleteAsync(http.RequestAborted);
        return Outcomes.Of(
            StatusCodes.Status202Accepted,
            [Outcomes.Issue(IssueSeverity.Information, IssueType.Informational, "The export is gone.")]);
    }
}
