using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// Those who fit, among the patients whose consent in force names the client's organization. Every one of them is
/// looked at, whoever is looked for, so how long it takes tells nothing.
/// </summary>
internal sealed class MatchCandidates(ExchangeDbContext store, Permits permits)
{
    /// <summary>
    /// The best are decided on, always so many questions; a client hears of no more than these.
    /// </summary>
    public const int Most = 10;

    private const int Window = 1000;

    /// <summary>Best first; nothing is sent on this answer.</summary>
    public async Task<List<Fit>> FindAsync(PatientTraits asked, SmartCaller caller, CancellationToken cancellation)
    {
        var best = await BestAsync(asked, caller, cancellation);
        var permitted = new List<Fit>();
        foreach (var candidate in best)
        {
            if (await permits.DecideAsync(caller, PersonOf(candidate), cancellation) is not { } person) continue;
            var score = Score(asked, candidate, caller, person.Scopes.Select(scope => scope.DiscloserOrganizationId));
            permitted.Add(new Fit(candidate, score));
        }
        for (var missing = Most - best.Count; missing > 0; missing--)
            await permits.DecideAsync(caller, person: null, cancellation);
        return [.. permitted.Where(IsWorthTelling).OrderByDescending(fit => fit.Score)];
    }

    private async Task<List<Candidate>> BestAsync(
        PatientTraits asked, SmartCaller caller, CancellationToken cancellation)
    {
        var type = ServedTypes.Require(ServedTypes.Patient);
        var patients = store.PointedAt(
            store.For(caller, type, Access.Search), type, caller.OrganizationId);
        var best = new List<Fit>();
        var (last, count) = (long.MinValue, 0);
        do
        {
            var rows = await store.WithBodies(patients.Where(head => head.Position > last))
                .OrderBy(row => row.Head.Position).Take(Window).ToListAsync(cancellation);
            count = rows.Count;
            if (count > 0) last = rows[^1].Head.Position;
            var candidates = await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation);
            best =
            [
                .. best.Concat(candidates.Select(one => new Fit(one, Score(asked, one, caller, one.Disclosers))))
                    .Where(IsWorthTelling).OrderByDescending(fit => fit.Score).Take(Most),
            ];
        }
        while (count == Window);
        return [.. best.Select(fit => fit.Candidate)];
    }

    private static bool IsWorthTelling(Fit fit) => PatientMatch.Grade(fit.Score) > MatchGrade.CertainlyNot;

    /// <summary>By no number of an organization that may not tell the client so.</summary>
    private static double Score(
        PatientTraits asked, Candidate candidate, SmartCaller caller, IEnumerable<Guid> disclosers)
    {
        var visible = PatientMapper.WithIdentifiersOf([caller.OrganizationId, .. disclosers], candidate.Body);
        return PatientMatch.Score(asked, TraitsReader.Of((Patient)FhirJson.Read(visible)));
    }

    private static Person? PersonOf(Candidate candidate) => candidate.Disclosers.Count == 0
        ? null
        : new Person(
            candidate.Head.ParticipantId!.Value,
            [.. candidate.Disclosers.Select(id => new DisclosureScope(id, candidate.Head.Category!.Value))]);
}

/// <param name="Score">0 to 1.</param>
internal sealed record Fit(Candidate Candidate, double Score)
{
    public MatchGrade Grade => PatientMatch.Grade(Score);
}
