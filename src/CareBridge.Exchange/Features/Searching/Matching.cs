using System.Linq.Expressions;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// Turns a search into a question to the store. What a search follows a reference to must be something that the client
/// may see itself, or the search would tell of it.
/// </summary>
internal sealed class Matching(ExchangeDbContext store, SearchGate gate)
{
    /// <summary>Most resources that a reference is followed to.</summary>
    private const int MostLinked = 1000;

    /// <summary>What matches, before consent is asked.</summary>
    /// <exception cref="FhirException">It cannot be served as it was meant.</exception>
    public async Task<Matches> FindAsync(
        SearchQuery query, SmartCaller caller, SearchContext context, CancellationToken cancellation)
    {
        var heads = Find(query, caller, context);
        var followed = new List<Person>();
        foreach (var chained in query.Criteria.OfType<ChainedCriterion>())
        {
            var seen = await SeenAsync(chained.Target, chained.Inner, caller, context, cancellation);
            heads = heads.Where(store.RefersTo(
                chained.Reference, chained.Target.Name, [.. seen.Select(one => one.Head.Id)]));
            followed.AddRange(People(seen));
        }
        foreach (var reversed in query.Criteria.OfType<ReversedCriterion>())
        {
            var seen = await SeenAsync(reversed.Source, reversed.Inner, caller, context, cancellation);
            var pointing = store.References.Where(Pointing(reversed, [.. seen.Select(one => one.Head.Id)]));
            // What is public names nobody: only whose resource points to a match is told of.
            if (!query.Type.NeedsPermit) seen = await ThatPointAsync(seen, pointing, heads, cancellation);
            followed.AddRange(People(seen));
            heads = heads.Where(ReferredTo(reversed, seen, pointing));
        }
        return new Matches(heads, followed);
    }

    private IQueryable<ResourceHead> Find(SearchQuery query, SmartCaller caller, SearchContext context)
    {
        var heads = store.For(caller, query.Type, Access.Search);
        if (!query.NarrowsBeforehand) heads = store.PointedAt(heads, query.Type, caller.OrganizationId);
        return query.Criteria.OfType<PlainCriterion>()
            .Aggregate(heads, (some, criterion) => some.Where(store.Condition(criterion, context)));
    }

    private static Expression<Func<ResourceHead, bool>> ReferredTo(
        ReversedCriterion reversed, IReadOnlyList<Candidate> seen, IQueryable<ReferenceEntry> pointing)
    {
        if (!reversed.Reference.IsSubject)
            return head => pointing.Any(entry => entry.TargetType == head.Type && entry.TargetId == head.Id);
        var people = seen.Select(one => one.Head.ParticipantId!.Value).Distinct().ToList();
        return head => people.Contains(head.Id);
    }

    private static Expression<Func<ReferenceEntry, bool>> Pointing(ReversedCriterion reversed, List<Guid> ids)
    {
        var (source, name) = (reversed.Source.Name, reversed.Reference.Name);
        return entry => entry.Type == source && entry.Parameter == name && ids.Contains(entry.Id)
            && entry.Until == SearchEntry.Open;
    }

    private static async Task<IReadOnlyList<Candidate>> ThatPointAsync(
        IReadOnlyList<Candidate> seen,
        IQueryable<ReferenceEntry> pointing,
        IQueryable<ResourceHead> heads,
        CancellationToken cancellation)
    {
        var ids = await pointing
            .Where(entry => heads.Any(head => head.Type == entry.TargetType && head.Id == entry.TargetId))
            .Select(entry => entry.Id).Distinct().ToListAsync(cancellation);
        return [.. seen.Where(one => ids.Contains(one.Head.Id))];
    }

    /// <summary>Each once for each of the scopes that it may have been seen under.</summary>
    private static IEnumerable<Person> People(IReadOnlyList<Candidate> seen) => seen
        .Select(one => one.Person).OfType<Person>()
        .DistinctBy(person => (person.Id, string.Join(' ', person.Scopes)));

    /// <summary>What meets the condition and may be seen; nothing is sent on this answer.</summary>
    private async Task<IReadOnlyList<Candidate>> SeenAsync(
        ServedType type,
        PlainCriterion criterion,
        SmartCaller caller,
        SearchContext context,
        CancellationToken cancellation)
    {
        Scopes.Require(caller, type, Access.Search);
        var query = new SearchQuery(type, [criterion]);
        var seen = await gate.SeeAsync(
            query, Find(query, caller, context), MostLinked + 1, caller, cancellation);
        return seen.Count <= MostLinked
            ? seen
            : throw new FhirException(
                StatusCodes.Status422UnprocessableEntity,
                IssueType.TooCostly,
                $"More than {MostLinked} resources are referred to; narrow the condition on them.",
                criterion.Parameter.Name);
    }
}

/// <param name="Followed">
/// Whom the references were followed to, with what of them: that a match is one tells of it.
/// </param>
internal sealed record Matches(IQueryable<ResourceHead> Heads, IReadOnlyList<Person> Followed);
