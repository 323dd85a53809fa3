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
    public async Task<IQueryable<ResourceHead>> FindAsync(
        SearchQuery query, SmartCaller caller, SearchContext context, CancellationToken cancellation)
    {
        var heads = store.For(caller, query.Type, Access.Search);
        if (!query.NarrowsBeforehand) heads = store.PointedAt(heads, query.Type, caller.OrganizationId);
        foreach (var criterion in query.Criteria)
        {
            heads = criterion switch
            {
                PlainCriterion plain => heads.Where(store.Condition(plain, context)),
                ChainedCriterion chained => heads.Where(store.RefersTo(
                    chained.Reference,
                    chained.Target.Name,
                    [.. (await SeenAsync(chained.Target, chained.Inner, caller, context, cancellation))
                        .Select(head => head.Id)])),
                ReversedCriterion reversed => await ReferredToAsync(heads, reversed, caller, context, cancellation),
                _ => throw new InvalidOperationException("There is no other kind of criterion."),
            };
        }
        return heads;
    }

    private async Task<IQueryable<ResourceHead>> ReferredToAsync(
        IQueryable<ResourceHead> heads,
        ReversedCriterion reversed,
        SmartCaller caller,
        SearchContext context,
        CancellationToken cancellation)
    {
        var found = await SeenAsync(reversed.Source, reversed.Inner, caller, context, cancellation);
        if (reversed.Reference.IsSubject)
        {
            var people = found.Select(head => head.ParticipantId!.Value).Distinct().ToList();
            return heads.Where(head => people.Contains(head.Id));
        }
        var (source, name, ids) = (reversed.Source.Name, reversed.Reference.Name, found.Select(h => h.Id).ToList());
        return heads.Where(head => store.References.Any(entry =>
            entry.Type == source && entry.Parameter == name && ids.Contains(entry.Id)
            && entry.TargetType == head.Type && entry.TargetId == head.Id && entry.Until == SearchEntry.Open));
    }

    /// <summary>What meets the condition and may be seen; nothing is sent on this answer.</summary>
    private async Task<IReadOnlyList<ResourceHead>> SeenAsync(
        ServedType type,
        PlainCriterion criterion,
        SmartCaller caller,
        SearchContext context,
        CancellationToken cancellation)
    {
        Scopes.Require(caller, type, Access.Search);
        var query = new SearchQuery(type, [criterion]);
        var heads = await FindAsync(query, caller, context, cancellation);
        var seen = await gate.SeeAsync(query, heads, MostLinked + 1, caller, cancellation);
        return seen.Count <= MostLinked
            ? seen
            : throw new FhirException(
                StatusCodes.Status422UnprocessableEntity,
                IssueType.TooCostly,
                $"More than {MostLinked} resources are referred to; narrow the condition on them.",
                criterion.Parameter.Name);
    }
}
