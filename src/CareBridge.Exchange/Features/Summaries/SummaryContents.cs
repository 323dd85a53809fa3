using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Summaries;

/// <summary>Finds what a summary is to show: by searches that a client could make itself.</summary>
internal sealed class SummaryContents(
    ExchangeDbContext store, SearchGate gate, Positions positions, TimeProvider time)
{
    /// <summary>Check-ins and meetings together.</summary>
    private const int MostContacts = 10;

    private const string CheckIns = CodeSystems.CheckIn + "|";

    private static readonly IReadOnlyList<Wanted> All =
    [
        new(SummaryPart.Plan, Of(
            "CarePlan",
            ("status", "active,on-hold"),
            ("category:not", $"{CodeSystems.SafetyPlan}|"),
            ("_sort", "-date"),
            ("_count", "5"))),
        new(SummaryPart.Goals, Of(
            "Goal",
            ("lifecycle-status", "active,on-hold,completed"),
            ("description:not", $"{CodeSystems.Milestone}|"),
            ("_count", "20"))),
        new(SummaryPart.Engagement, Of("EpisodeOfCare", ("status", "active,onhold"), ("_count", "5"))),
        new(SummaryPart.Engagement, Of(
            "Observation", ("code", $"{CheckIns}{ObservationMapper.Engagement}"), ("_sort", "-date"), ("_count", "5"))),
        new(SummaryPart.RecoveryCapital, Of(
            "Observation",
            ("combo-code", $"{CheckIns}{ObservationMapper.RecoveryCapital}"),
            ("_sort", "-date"),
            ("_count", "10"))),
        new(SummaryPart.RecoveryCapital, Of(
            "QuestionnaireResponse", ("questionnaire", Canonicals.Barc10), ("_sort", "-authored"), ("_count", "10"))),
        new(SummaryPart.Milestones, Of(
            "Goal",
            ("lifecycle-status", "completed"),
            ("description", $"{CodeSystems.Milestone}|"),
            ("_count", "20"))),
        new(SummaryPart.Contacts, Of(
            "Observation",
            ("code", $"{CheckIns}{ObservationMapper.CheckIn}"),
            ("_sort", "-date"),
            ("_count", $"{MostContacts}"))),
        new(SummaryPart.Contacts, Of(
            "Encounter", ("status", "finished"), ("_sort", "-date"), ("_count", $"{MostContacts}"))),
    ];

    /// <summary>The patient first; what several sections show comes several times.</summary>
    public async Task<IReadOnlyList<Found>> FindAsync(Person person, SmartCaller caller, CancellationToken cancellation)
    {
        var patient = new Wanted(Part: null, Of(ServedTypes.Patient, ("_id", $"{person.Id}")));
        var found = new List<Found>();
        foreach (var wanted in All.Prepend(patient))
        {
            if (!Scopes.Reach(caller, wanted.Search.Query.Type.Name, Access.Read)) continue;
            var some = await FindAsync(wanted.Search, person, caller, cancellation);
            found.AddRange(some.Select(one => new Found(wanted.Part, one)));
        }
        var last = found.Where(one => one.Part == SummaryPart.Contacts)
            .OrderByDescending(one => SummaryDates.Of(FhirJson.Read(one.Candidate.Body))).Take(MostContacts);
        return [.. found.Where(one => one.Part != SummaryPart.Contacts), .. last];
    }

    private async Task<List<Candidate>> FindAsync(
        SearchRequest search, Person person, SmartCaller caller, CancellationToken cancellation)
    {
        var type = search.Query.Type;
        var context = new SearchContext(Canonicals.Own, store.PatientIdentifiers, time.GetUtcNow());
        var heads = gate.Narrow(type, store.For(caller, type, Access.Read), [person]);
        heads = search.Query.Criteria.OfType<PlainCriterion>()
            .Aggregate(heads, (some, criterion) => some.Where(store.Condition(criterion, context)));
        var ordering = new Ordering(store, search.Sort, positions.Next());
        var rows = await ordering.TakeAsync(type.Name, heads, after: null, search.Count, cancellation);
        return await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation);
    }

    private static SearchRequest Of(string type, params (string Name, string Value)[] parameters) =>
        SearchRequest.Parse(
            ServedTypes.Require(type),
            parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)),
            isStrict: true);

    /// <param name="Part">Null for the patient.</param>
    private sealed record Wanted(SummaryPart? Part, SearchRequest Search);
}

/// <param name="Part">Where it is shown; null for the patient.</param>
internal sealed record Found(SummaryPart? Part, Candidate Candidate);
