using System.Linq.Expressions;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Rest;

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
    private const int Window = 100;

    /// <summary>
    /// Whether what is withheld is known before a page is cut; else it is found out page by page
    /// (<see cref="NextAsync"/>), as an organization may have received too many to ask about them all beforehand, and
    /// nothing is counted.
    /// </summary>
    public static bool Narrows(ServedType type, SearchRequest request) =>
        !type.NeedsPermit || request.PeopleNamed > 0;

    /// <summary>
    /// Whom the resources are about, as far as the client may know of them now; nothing is sent on this answer.
    /// </summary>
    public async Task<IReadOnlyList<Person>> PermittedAsync(
        ServedType type,
        IQueryable<ResourceHead> heads,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var found = await FindAsync(type, heads, request, caller, cancellation);
        var permitted = new List<Person>();
        foreach (var person in found.People)
        {
            if (await permits.DecideAsync(caller, person, cancellation) is { } visible) permitted.Add(visible);
        }
        for (var missing = request.PeopleNamed - found.People.Count; missing > 0; missing--)
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

    /// <summary>
    /// Of what comes after the position, the next so many that are permitted; nothing is sent on this answer.
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
        var answers = new Dictionary<(Guid Participant, DisclosureScope Scope), bool>();
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
        ServedType type,
        IQueryable<ResourceHead> heads,
        SearchRequest request,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        var held = type.HasManyDisclosers
            ? from head in heads
              join party in store.Disclosers(type.Name) on head.Id equals party.Id
              where party.OrganizationId != caller.OrganizationId
              select new { head.ParticipantId, DiscloserId = (Guid?)party.OrganizationId, head.Category }
            : heads.Select(head => new { head.ParticipantId, head.DiscloserId, head.Category });
        var people = (await held.Distinct().ToListAsync(cancellation))
            .GroupBy(
                entry => entry.ParticipantId!.Value,
                entry => new DisclosureScope(entry.DiscloserId!.Value, entry.Category!.Value))
            .Select(person => new Person(person.Key, [.. person]))
            .ToList();
        if (request.Identifiers.Count == 0) return new Findings(people, request, []);
        var ids = people.Select(person => person.Id).ToList();
        var numbers = await store.PatientIdentifiers.AsNoTracking()
            .Where(number => ids.Contains(number.PatientId)).ToListAsync(cancellation);
        return new Findings(people, request, numbers);
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
        IReadOnlyList<Person> People, SearchRequest Request, IReadOnlyList<PatientIdentifier> Numbers)
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
            return Request.Identifiers.TrueForAll(
                group => visible.Exists(number => group.Exists(value => value.Matches(number))));
        }
    }
}

/// <summary>How many there are of what the client may see.</summary>
internal sealed record Count(int Total, Accompaniment? Accompaniment);
