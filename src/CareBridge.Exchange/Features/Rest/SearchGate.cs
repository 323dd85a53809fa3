using System.Linq.Expressions;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// Narrows a search to what consent permits before it is cut into pages and counted: a short page with a next link, or
/// a total, would tell of resources that may not even be known to exist.
/// </summary>
internal sealed class SearchGate(ExchangeDbContext store, Permits permits)
{
    /// <summary>People in one statement; more of them are counted in several.</summary>
    private const int People = 50;

    /// <summary>Resources looked at in one go.</summary>
    private const int Window = 100;

    public async Task<IQueryable<ResourceHead>> NarrowAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (type.Audience != Audience.Consented) return heads;
        var holdings = await HoldingsAsync(type, heads, caller, cancellation);
        return heads.Where(await PermittedAsync(type, holdings, request, caller, cancellation));
    }

    public async Task<int> CountAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (!type.NeedsPermit) return await heads.CountAsync(cancellation);
        var total = 0;
        foreach (var some in (await HoldingsAsync(type, heads, caller, cancellation)).Chunk(People))
        {
            var permitted = await PermittedAsync(type, some, request, caller, cancellation);
            total += await heads.Where(permitted).CountAsync(cancellation);
        }
        return total;
    }

    /// <summary>
    /// Of what comes after the position, the next so many that are permitted; nothing is sent on this answer. For
    /// resources of which an organization may have too many to ask about them all beforehand.
    /// </summary>
    public async Task<List<Candidate>> NextAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        long position,
        int count,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var found = new List<Candidate>();
        var answers = new Dictionary<(Guid Participant, Guid Discloser), bool>();
        while (true)
        {
            var rows = await store.WithBodies(heads.Where(head => head.Position < position))
                .OrderByDescending(row => row.Head.Position).Take(Window).ToListAsync(cancellation);
            foreach (var candidate in await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation))
            {
                if (await IsPermittedAsync(candidate, answers, caller, cancellation)) found.Add(candidate);
                if (found.Count == count) return found;
            }
            if (rows.Count < Window) return found;
            position = rows[^1].Head.Position;
        }
    }

    private async Task<bool> IsPermittedAsync(
        Candidate candidate,
        Dictionary<(Guid Participant, Guid Discloser), bool> answers,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var (participant, category) = (candidate.Head.ParticipantId!.Value, candidate.Head.Category!.Value);
        foreach (var discloser in candidate.Disclosers)
        {
            if (!answers.TryGetValue((participant, discloser), out var permitted))
            {
                var answer = await permits.DecideAsync(caller, participant, category, [discloser], cancellation);
                answers[(participant, discloser)] = permitted = answer.Count > 0;
            }
            if (permitted) return true;
        }
        return false;
    }

    /// <summary>Which organizations hold any of these resources, person by person.</summary>
    private async Task<IReadOnlyList<Holding>> HoldingsAsync(
        ServedType type, IQueryable<ResourceHead> heads, SmartCaller caller, CancellationToken cancellation)
    {
        var held = type.HasManyDisclosers
            ? from head in heads
              join party in store.Disclosers(type.Name) on head.Id equals party.Id
              where party.OrganizationId != caller.OrganizationId
              select new { head.ParticipantId, DiscloserId = (Guid?)party.OrganizationId, head.Category }
            : heads.Select(head => new { head.ParticipantId, head.DiscloserId, head.Category });
        return [.. (await held.Distinct().ToListAsync(cancellation))
            .GroupBy(entry => (entry.ParticipantId, entry.Category))
            .Select(group => new Holding(
                group.Key.ParticipantId!.Value,
                group.Key.Category!.Value,
                [.. group.Select(entry => entry.DiscloserId!.Value)]))];
    }

    private async Task<Expression<Func<ResourceHead, bool>>> PermittedAsync(
        ServedType type,
        IReadOnlyList<Holding> holdings,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var alternatives = new List<Expression<Func<ResourceHead, bool>>>();
        foreach (var (participant, category, disclosers) in holdings)
        {
            var permitted = await permits.DecideAsync(caller, participant, category, disclosers, cancellation);
            if (permitted.Count == 0) continue;
            if (request.Identifiers.Count > 0
                && !await IsKnownByAsync(participant, permitted, request, caller, cancellation)) continue;
            alternatives.Add(type.HasManyDisclosers
                ? HeldByOneOf(participant, permitted)
                : head => head.ParticipantId == participant && permitted.Contains(head.DiscloserId!.Value));
        }
        return Predicates.AnyOf(alternatives);
    }

    private Expression<Func<ResourceHead, bool>> HeldByOneOf(Guid participant, List<Guid> disclosers)
    {
        var parties = store.Parties;
        return head => head.ParticipantId == participant && parties.Any(party =>
            party.Type == head.Type && party.Id == head.Id
            && party.Role == PartyRole.Discloser && disclosers.Contains(party.OrganizationId));
    }

    /// <summary>
    /// Whether the number searched for is one that the caller may see: nobody finds out by trying that an organization
    /// which may not disclose to them knows somebody under it.
    /// </summary>
    private async Task<bool> IsKnownByAsync(
        Guid participant,
        List<Guid> permitted,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        List<Guid> organizations = [caller.OrganizationId, .. permitted];
        var identifiers = await store.PatientIdentifiers.AsNoTracking()
            .Where(i => i.PatientId == participant && organizations.Contains(i.OrganizationId))
            .ToListAsync(cancellation);
        return request.Identifiers.TrueForAll(
            group => identifiers.Exists(i => group.Exists(value => value.Matches(i))));
    }

    private sealed record Holding(Guid ParticipantId, DisclosureCategory Category, IReadOnlyList<Guid> Disclosers);
}
