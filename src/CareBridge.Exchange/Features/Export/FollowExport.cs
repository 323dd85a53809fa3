using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Export;

/// <summary><c>GET /fhir/$export/{id}</c>: how far it is, or where its files are.</summary>
internal sealed class FollowExport(ExchangeDbContext store, PublicAddress address, TimeProvider time)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(1);

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        var now = time.Now();
        var job = await store.FindExportAsync(id, caller.ClientId, now, http.RequestAborted);
        return job.Status switch
        {
            ExportStatus.Collecting => await TellProgressAsync(job, now, http),
            ExportStatus.Complete => await ExportManifest.WriteAsync(
                job, store, address.Fhir(http.Request), http.RequestAborted),
            ExportStatus.Failed => Outcomes.Of(
                StatusCodes.Status500InternalServerError,
                IssueType.Exception,
                "The export could not be prepared; begin another."),
        };
    }

    private async Task<IResult> TellProgressAsync(ExportJob job, DateTimeOffset now, HttpContext http)
    {
        if (now < job.NextPollAt)
            return TooMany.Result("Wait as long as Retry-After says before you ask again.", job.NextPollAt - now);
        // The longer it takes, the less often there is something new to hear.
        var age = (now - (job.TransactionTime + ExportJob.Overlap)) / 10;
        var wait = age < Soonest ? Soonest : age > Latest ? Latest : age;
        // Clocks differ a little, and so do instances.
        var next = now + (wait / 2);
        await store.Exports.Where(j => j.Id == job.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.NextPollAt, next), http.RequestAborted);
        return new FhirResult(
            StatusCodes.Status202Accepted,
            Outcomes.Write([Outcomes.Issue(
                IssueSeverity.Information, IssueType.Informational, "The export is being prepared.")]))
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Progress"] = $"{job.Percent} %",
                ["Retry-After"] = TooMany.Seconds(wait),
            },
        };
    }
}
