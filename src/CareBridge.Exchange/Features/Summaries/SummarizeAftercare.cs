using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>
/// <c>Patient/{id}/$aftercare-summary</c>: how somebody has fared since treatment, made when it is asked for of what
/// the client may see at that moment. Each resource in it is decided on and put on record as in a search. Somebody of
/// whom the client may see nothing does not exist.
/// </summary>
internal sealed class SummarizeAftercare(
    ExchangeDbContext store,
    VisiblePatients patients,
    SummaryContents contents,
    Permits permits,
    PublicAddress address,
    TimeProvider time)
{
    public async System.Threading.Tasks.Task<IResult> HandleAsync(string id, HttpContext http)
    {
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, ServedTypes.Require(ServedTypes.Patient), Access.Read);
        await OperationParameters.NoneAsync(http.Request);
        if (!Guid.TryParse(id, out var participant)) throw FhirException.NotFound();
        var summary = await permits.WhileFreshAsync(
            () => SummarizeAsync(participant, caller, http.RequestAborted), http.RequestAborted);
        return Negotiation.WantsOneOf(http.Request, SummaryPage.Formats)
            ? SummaryPage.Of(summary)
            : new FhirResult(
                StatusCodes.Status200OK, FhirJson.Write(SummaryDocument.Of(summary, address.Fhir(http.Request))));
    }

    private async Task<AftercareSummary> SummarizeAsync(
        Guid participant, SmartCaller caller, CancellationToken cancellation)
    {
        var person = await patients.FindAsync(participant, caller, cancellation) ?? throw FhirException.NotFound();
        var found = await contents.FindAsync(person, caller, cancellation);
        var id = permits.NewDisclosure();
        var opening = await permits.OpenAsync(
            id,
            ServedTypes.Require(ServedTypes.Patient),
            caller,
            [.. found.Select(one => one.Candidate).DistinctBy(Key)],
            cancellation);
        if (opening.Items.Count == 0) throw FhirException.NotFound();
        var shown = opening.Items.ToDictionary(item => Key(item.Content), item => FhirJson.Read(item.Content.Body));
        var sources = await SourcesAsync(opening, caller, cancellation);
        var sections = new SummarySections(
            sources.ToDictionary(source => $"Organization/{source.Id}", source => source.Name ?? ""));
        return new AftercareSummary(id, participant, time.GetUtcNow())
        {
            Patient = shown.Values.OfType<Patient>().FirstOrDefault(),
            Resources = [.. shown.Values],
            Sources = sources,
            Notice = SummaryNotice.Of(opening.Accompaniment),
            Sections = sections.Write(part => Shown(found, part, shown)),
        };
    }

    /// <summary>The organizations that told it, which are public.</summary>
    private async Task<IReadOnlyList<Organization>> SourcesAsync(
        Opening<Candidate> opening, SmartCaller caller, CancellationToken cancellation)
    {
        var type = ServedTypes.Require(nameof(Organization));
        if (!Scopes.Reach(caller, type.Name, Access.Read)) return [];
        var ids = opening.Items.SelectMany(item => item.Records).Select(record => record.DiscloserOrganizationId)
            .Distinct().ToList();
        var heads = await store.For(caller, type, Access.Read).Where(head => ids.Contains(head.Id))
            .OrderBy(head => head.Position).ToListAsync(cancellation);
        return [.. heads.Select(head => (Organization)FhirJson.Read(head.Body))];
    }

    private static List<Resource> Shown(
        IReadOnlyList<Found> found, SummaryPart part, Dictionary<(string Type, Guid Id), Resource> shown) =>
    [
        .. found.Where(one => one.Part == part).Select(one => shown.GetValueOrDefault(Key(one.Candidate)))
            .OfType<Resource>(),
    ];

    private static (string Type, Guid Id) Key(Candidate candidate) => (candidate.Head.Type, candidate.Head.Id);
}
