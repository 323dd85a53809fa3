using System.Linq.Expressions;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// Narrows a search to what consent permits before it is cut into pages and counted: a short page with a next link, or
/// a total, would tell of resources that may not even be known to exist. What it does depends on what was asked for and
/// not on who was found: as many statements, and as many questions to Consent.
/// </summary>
internal sealed class SearchGate(ExchangeDbContext store, Permits permits)
{
    /// <summary>People in one statement; more of them are counted in several.</summary>
    private const int People = 50;

    /// <summary>Resources looked at in one go.</summary>
    public const int Window = 100;

    /// <summary>
    /// Whom the resources are about, as far as the client may know of them now; nothing is sent on this answer.
    /// </summary>
    public async Task<IReadOnlyList<Person>> PermittedAsync(
        SearchQuery query,
        IQueryable<ResourceHead> heads,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var found = await FindAsync(query, heads, caller, cancellation);
        var permitted = new List<Person>();
        foreach (var person in found.People)
        {
            if (await permits.DecideAsync(caller, person, cancellation) is { } visible) permitted.Add(visible);
        }
        for (var missing = query.PeopleNamed - found.People.Count; missing > 0; missing--)
            await permits.DecideAsync(caller, person: null, cancellation);
        return [.. permitted.Where(person => found.IsKnownBy(caller, person))];
    }

    /// <summary>Those of the resources that are about these people and held by who may disclose them.</summary>
    public IQueryable<ResourceHead> Narrow(
        ServedType type, IQueryable<ResourceHead> heads, IEnumerable<Person> people) =>
        heads.Where(Visible(type, people));

    /// <param name="bundleId">The Bundle that is to tell the number.</param>
    public async Task<Count> CountAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        IReadOnlyList<Person> people,
        SmartCaller caller,
        Guid bundleId,
        CancellationToken cancellation)
    {
        if (!type.NeedsPermit)
        {
            permits.ShowNobody();
            return new Count(await heads.CountAsync(cancellation), Accompaniment: null);
        }
        var count = new Count(0, Accompaniment: null);
        foreach (var some in people.Chunk(People).DefaultIfEmpty([]))
        {
            var opening = await permits.OpenCountAsync(bundleId, caller, some, cancellation);
            var visible = Narrow(type, heads, opening.Items.Select(item => item.Content));
            count = new Count(
                count.Total + await visible.CountAsync(cancellation),
                Accompaniment.Join(count.Accompaniment, opening.Accompaniment));
        }
        return count;
    }

    /// <summary>Those that may be seen, as many as there are up to a number; nothing is sent on this answer.</summary>
    public async Task<IReadOnlyList<Candidate>> SeeAsync(
        SearchQuery query,
        IQueryable<ResourceHead> heads,
        int most,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (!query.NarrowsBeforehand)
        {
            var newest = new Ordering(store, [], asOf: 0);
            return await NextAsync(query.Type, heads, newest, after: null, most, caller, cancellation);
        }
        if (query.Type.NeedsPermit)
            heads = Narrow(query.Type, heads, await PermittedAsync(query, heads, caller, cancellation));
        return await store.CandidatesAsync(
            query.Type,
            caller.OrganizationId,
            await heads.Take(most).WithoutBodies().ToListAsync(cancellation),
            cancellation);
    }

    /// <summary>
    /// Of what comes after the place, the next so many that are permitted; nothing is sent on this answer.
    /// </summary>
    public Task<List<Candidate>> NextAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        Ordering ordering,
        Place? after,
        int count,
        SmartCaller caller,
        CancellationToken cancellation) => ScanAsync(
        type,
        async last => await ordering.TakeAsync(
            type.Name,
            heads,
            last is null ? after : await ordering.PlaceOfAsync(last, cancellation),
            Window,
            cancellation),
        count,
        caller,
        cancellation);

    /// <summary>The first so many that are permitted; nothing is sent on this answer.</summary>
    /// <param name="next">What follows the last row seen, at most <see cref="Window"/> of it.</param>
    public async Task<List<Candidate>> ScanAsync(
        ServedType type,
        Func<ResourceHead?, Task<List<ResourceHead>>> next,
        int count,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var found = new List<Candidate>();
        var answers = new Dictionary<(Guid Participant, DisclosureScope Scope), bool>();
        ResourceHead? last = null;
        while (true)
        {
            var rows = await next(last);
            foreach (var candidate in await store.CandidatesAsync(type, caller.OrganizationId, rows, cancellation))
            {
                if (!type.NeedsPermit || await IsPermittedAsync(candidate, answers, caller, cancellation))
                    found.Add(candidate);
                if (found.Count == count) return found;
            }
            if (rows.Count < Window) return found;
            last = rows[^1];
        }
    }

    private async Task<bool> IsPermittedAsync(
        Candidate candidate,
        Dictionary<(Guid Participant, DisclosureScope Scope), bool> answers,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var (participant, category) = (candidate.Head.ParticipantId!.Value, candidate.Head.Category!.Value);
        foreach (var scope in candidate.Disclosers.Select(discloser => new DisclosureScope(discloser, category)))
        {
            if (!answers.TryGetValue((participant, scope), out var permitted))
            {
                var person = await permits.DecideAsync(caller, new Person(participant, [scope]), cancellation);
                answers[(participant, scope)] = permitted = person is not null;
            }
            if (permitted) return true;
        }
        return false;
    }

    /// <summary>Whom the resources are about, and which organizations hold them.</summary>
    private async Task<Findings> FindAsync(
        SearchQuery query,
        IQueryable<ResourceHead> heads,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var type = query.Type;
        var people = (await store.HeldAsync(type, heads, caller.OrganizationId, cancellation))
            .GroupBy(held => held.ParticipantId, held => held.Scope)
            .Select(person => new Person(person.Key, [.. person]))
            .ToList();
        var wanted = query.Identifiers;
        if (wanted.Count == 0) return new Findings(people, wanted, []);
        var ids = people.Select(person => person.Id).ToList();
        var numbers = await store.PatientIdentifiers.AsNoTracking()
            .Where(number => ids.Contains(number.PatientId)).ToListAsync(cancellation);
        return new Findings(people, wanted, numbers);
    }

    private Expression<Func<ResourceHead, bool>> Visible(ServedType type, IEnumerable<Person> people) =>
        Predicates.AnyOf(
            from person in people
            from held in person.Scopes.GroupBy(scope => scope.Category)
            select IsHeld(type, person.Id, held.Key, [.. held.Select(scope => scope.DiscloserOrganizationId)]));

    private Expression<Func<ResourceHead, bool>> IsHeld(
        ServedType type, Guid participant, DisclosureCategory category, List<Guid> disclosers)
    {
        if (!type.HasManyDisclosers)
        {
            return head => head.ParticipantId == participant && head.Category == category
                && disclosers.Contains(head.DiscloserId!.Value);
        }
        var parties = store.Parties;
        return head => head.ParticipantId == participant && head.Category == category && parties.Any(party =>
            party.Type == head.Type && party.Id == head.Id
            && party.Role == PartyRole.Discloser && disclosers.Contains(party.OrganizationId));
    }

    private sealed record Findings(
        IReadOnlyList<Person> People,
        IReadOnlyList<IReadOnlyList<IdentifierValue>> Wanted,
        IReadOnlyList<PatientIdentifier> Numbers)
    {
        /// <summary>
        /// Whether the number searched for is one that the caller may see: nobody finds out by trying that an
        /// organization which may not disclose to them knows somebody under it.
        /// </summary>
        public bool IsKnownBy(SmartCaller caller, Person person)
        {
            var visible = Numbers.Where(number => number.PatientId == person.Id
                && (number.OrganizationId == caller.OrganizationId
                    || person.Scopes.Any(scope => scope.DiscloserOrganizationId == number.OrganizationId))).ToList();
            return Wanted.All(group => visible.Exists(number => group.Any(value => value.Matches(number))));
        }
    }
}

/// <summary>How many there are of what the client may see.</summary>
internal sealed record Count(int Total, Accompaniment? Accompaniment);
