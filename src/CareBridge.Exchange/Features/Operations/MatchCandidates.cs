using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Matching;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>
/// Those who fit, among the patients whose consent in force names the client's organization. They are found by what
/// <see cref="MatchKeys"/> says; whoever is looked for, it takes as many statements and as many questions to Consent.
/// </summary>
internal sealed class MatchCandidates(ExchangeDbContext store, Permits permits)
{
    /// <summary>
    /// The best are decided on, always so many questions; a client hears of no more than these.
    /// </summary>
    public const int Most = 10;

    /// <summary>Patients in one statement.</summary>
    private const int Window = 1000;

    /// <summary>Best first; nothing is sent on this answer.</summary>
    public async Task<List<Fit>> FindAsync(PersonTraits asked, SmartCaller caller, CancellationToken cancellation)
    {
        var best = await BestAsync(asked, caller, cancellation);
        var permitted = new List<Fit>();
        foreach (var candidate in best)
        {
            if (await permits.DecideAsync(caller, candidate.Person, cancellation) is not { } person) continue;
            var score = Score(asked, candidate, caller, person.Scopes.Select(scope => scope.DiscloserOrganizationId));
            permitted.Add(new Fit(candidate, score));
        }
        for (var missing = Most - best.Count; missing > 0; missing--)
            await permits.DecideAsync(caller, person: null, cancellation);
        return [.. permitted.Where(IsWorthTelling).OrderByDescending(fit => fit.Score)];
    }

    private async Task<List<Candidate>> BestAsync(
        PersonTraits asked, SmartCaller caller, CancellationToken cancellation)
    {
        var type = ServedTypes.Require(ServedTypes.Patient);
        var patients = store.PointedAt(store.For(caller, type, Access.Search), type, caller.OrganizationId);
        var found = await FoundAsync(asked, caller, cancellation);
        var best = new List<Fit>();
        foreach (var some in found.Chunk(Window).DefaultIfEmpty([]))
        {
            var ids = some.ToList();
            var heads = await patients.Where(head => ids.Contains(head.Id)).ToListAsync(cancellation);
            var candidates = await store.CandidatesAsync(type, caller.OrganizationId, heads, cancellation);
            best =
            [
                .. best.Concat(candidates.Select(one => new Fit(one, Score(asked, one, caller, one.Disclosers))))
                    .Where(IsWorthTelling).OrderByDescending(fit => fit.Score)
                    .ThenBy(fit => fit.Candidate.Head.Position).Take(Most),
            ];
        }
        return [.. best.Select(fit => fit.Candidate)];
    }

    /// <summary>
    /// Those who share a key with whom is asked for, of whom the organization may hope to see something.
    /// </summary>
    private async Task<List<Guid>> FoundAsync(
        PersonTraits asked, SmartCaller caller, CancellationToken cancellation)
    {
        var keys = MatchKeys.Wanted(asked).ToList();
        var digests = asked.Identifiers
            .Select(identifier => PatientIdentifier.DigestOf(identifier.System, identifier.Value)).ToList();
        var byTrait = store.Tokens
            .Where(token => token.Type == ServedTypes.Patient && token.Parameter == PatientKeys.Parameter
                && keys.Contains(token.Code) && token.Until == SearchEntry.Open)
            .Select(token => token.Id);
        var byNumber = store.PatientIdentifiers.Where(number => digests.Contains(number.Digest))
            .Select(number => number.PatientId);
        var pointers = store.ConsentPointers.Where(pointer => pointer.RecipientId == caller.OrganizationId);
        return await byTrait.Union(byNumber)
            .Where(id => pointers.Any(pointer => pointer.ParticipantId == id)).ToListAsync(cancellation);
    }

    private static bool IsWorthTelling(Fit fit) => PersonMatch.Grade(fit.Score) > MatchGrade.CertainlyNot;

    /// <summary>By no number of an organization that may not tell the client so.</summary>
    private static double Score(
        PersonTraits asked, Candidate candidate, SmartCaller caller, IEnumerable<Guid> disclosers)
    {
        var visible = PatientMapper.AsSeenBy(caller.OrganizationId, disclosers, candidate.Body);
        return PersonMatch.Score(asked, TraitsReader.Of((Patient)FhirJson.Read(visible)));
    }
}

/// <param name="Score">0 to 1.</param>
internal sealed record Fit(Candidate Candidate, double Score)
{
    public MatchGrade Grade => PersonMatch.Grade(Score);
}
