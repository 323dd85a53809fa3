using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// <c>$export</c>: begins an export. Of the whole system, of all patients and of the organization's own group are the
/// same here, because a client sees nobody but those whose consent names its organization.
/// </summary>
internal sealed class StartExport(
    ExchangeDbContext store, ExportSettings settings, PublicAddress address, TimeProvider time)
{
    /// <summary>Exports of a client that are being listed at once.</summary>
    private const int MostRunning = 3;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    public Task<IResult> ByQueryAsync(HttpContext http) => StartAsync(http, OperationParameters.ByQuery(http.Request));

    public async Task<IResult> ByBodyAsync(HttpContext http) =>
        await StartAsync(http, await OperationParameters.ByBodyAsync(http.Request));

    public Task<IResult> OfGroupByQueryAsync(string group, HttpContext http)
    {
        ReadGroup.Require(group, http);
        return ByQueryAsync(http);
    }

    public Task<IResult> OfGroupByBodyAsync(string group, HttpContext http)
    {
        ReadGroup.Require(group, http);
        return ByBodyAsync(http);
    }

    private async Task<IResult> StartAsync(HttpContext http, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var caller = SmartCaller.From(http.User);
        var url = Url(http.Request);
        var terms = ExportRequest.Parse(parameters, url, http.Request, caller);
        var running = await store.Exports.AsNoTracking().CountAsync(
            job => job.ClientId == caller.ClientId && job.Status == ExportStatus.Collecting, http.RequestAborted);
        if (running >= MostRunning)
            return TooMany.Result($"At most {MostRunning} exports of a client are prepared at once.", RetryAfter);

        var now = time.Now();
        var job = ExportJob.Start(Guid.CreateVersion7(now), caller.ClientId, terms, now, settings.Lifetime);
        store.Exports.Add(job);
        await store.SaveChangesAsync(http.RequestAborted);
        var status = $"{address.Fhir(http.Request)}/$export/{job.Id}";
        return new FhirResult(
            StatusCodes.Status202Accepted,
            Outcomes.Write([Outcomes.Issue(
                IssueSeverity.Information, IssueType.Informational, $"The export is being prepared: {status}")]))
        {
            Headers = new Dictionary<string, string> { ["Content-Location"] = status },
        };
    }

    private string Url(HttpRequest request)
    {
        var url = address.Fhir(request) + request.Path.Value!["/fhir".Length..] + request.QueryString.ToUriComponent();
        return url.Length <= Lengths.ExportRequest
            ? url
            : throw FhirException.BadRequest(
                IssueType.TooLong, $"An address has at most {Lengths.ExportRequest} characters; use POST.");
    }
}
