using System.Text.Json;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// Finds what comes with a page's matches. Each is a disclosure of its own, and what the client may not see, or its
/// scope does not reach, is left out as if it were not there.
/// </summary>
internal sealed class Included(ExchangeDbContext store, SearchGate gate, Permits permits)
{
    /// <summary>Most of one kind that come with a page.</summary>
    private const int Most = 500;

    public async Task<Opening<Candidate>> FindAsync(
        IReadOnlyList<Inclusion> inclusions,
        IReadOnlyList<Disclosed<Candidate>> matches,
        SmartCaller caller,
        CancellationToken cancellation)
    {
        if (inclusions.Count == 0) return new Opening<Candidate>([], Accompaniment: null);
        var found = new Dictionary<(string Type, Guid Id), Candidate>();
        foreach (var inclusion in inclusions)
        {
            foreach (var (type, heads) in matches.Count == 0 ? [] : Linked(inclusion, matches, caller))
            {
                // What is withheld takes nobody's place: that would tell of it.
                var newest = new Ordering(store, [], asOf: 0);
                var seen = await gate.NextAsync(type, heads, newest, after: null, Most, caller, cancellation);
                foreach (var candidate in seen) found.TryAdd((candidate.Head.Type, candidate.Head.Id), candidate);
            }
        }
        foreach (var match in matches) found.Remove((match.Content.Head.Type, match.Content.Head.Id));
        // Asked in any case: whether there was anything to ask about is not to be told by the time it takes.
        return await permits.OpenAllAsync(caller, [.. found.Values], cancellation);
    }

    private IEnumerable<(ServedType Type, IQueryable<ResourceHead> Heads)> Linked(
        Inclusion inclusion, IReadOnlyList<Disclosed<Candidate>> matches, SmartCaller caller)
    {
        if (inclusion.IsReverse)
        {
            if (!Scopes.Reach(caller, inclusion.Source.Name, Access.Search)) yield break;
            var type = matches[0].Content.Head.Type;
            var ids = matches.Select(match => match.Content.Head.Id).ToList();
            var heads = store.For(caller, inclusion.Source, Access.Search)
                .Where(store.RefersTo(inclusion.Reference, type, ids));
            // Whom else such a match is pointed to by, an organization by all whom it serves, takes no time either.
            if (!inclusion.Reference.IsSubject)
                heads = store.PointedAt(heads, inclusion.Source, caller.OrganizationId);
            yield return (inclusion.Source, heads);
            // What an organization says of what is its own no consent points at.
            var organization = caller.OrganizationId;
            var own = matches.Where(match => match.Content.Head.DiscloserId == organization)
                .Select(match => match.Content.Head.Id).ToList();
            if (own.Count == 0) yield break;
            yield return (
                inclusion.Source,
                store.For(caller, inclusion.Source, Access.Search)
                    .Where(store.RefersTo(inclusion.Reference, type, own))
                    .Where(head => head.DiscloserId == organization));
            yield break;
        }
        foreach (var target in inclusion.Targets.Select(ServedTypes.Require))
        {
            if (!Scopes.Reach(caller, target.Name, Access.Read)) continue;
            var ids = matches.SelectMany(match => Referred(match.Content, inclusion.Reference, target.Name)).ToList();
            yield return (target, store.For(caller, target, Access.Read).Where(head => ids.Contains(head.Id)));
        }
    }

    /// <summary>What the match, as it is sent, refers to.</summary>
    private static IEnumerable<Guid> Referred(Candidate match, SearchParameter reference, string target)
    {
        if (reference.IsSubject) return match.Head.ParticipantId is { } participant ? [participant] : [];
        return reference.Elements(Mapping.FhirJson.Read(match.Body))
            .SelectMany(element => IndexedValue.Of(reference.Type, element))
            .OfType<IndexedReference>()
            .Where(value => value.Type == target)
            .Select(value => value.Id);
    }
}
