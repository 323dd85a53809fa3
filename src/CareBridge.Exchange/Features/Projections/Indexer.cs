using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>Brings what searches look at up to date with a resource's current version; saves nothing.</summary>
internal sealed class Indexer(ExchangeDbContext store)
{
    /// <summary>By what each of the resources is found now.</summary>
    public async Task<ILookup<ResourceKey, SearchEntry>> OpenEntriesAsync(
        IReadOnlyCollection<ResourceKey> resources, CancellationToken cancellation)
    {
        List<SearchEntry> open = [];
        if (resources.Count > 0)
        {
            open.AddRange(await Open(store.Tokens).ToListAsync(cancellation));
            open.AddRange(await Open(store.Strings).ToListAsync(cancellation));
            open.AddRange(await Open(store.Dates).ToListAsync(cancellation));
            open.AddRange(await Open(store.References).ToListAsync(cancellation));
        }
        return open.ToLookup(entry => entry.Resource());

        IQueryable<TEntry> Open<TEntry>(IQueryable<TEntry> entries)
            where TEntry : SearchEntry => entries.OfAny(resources).Where(entry => entry.Until == SearchEntry.Open);
    }

    /// <param name="since">When the version came, as <see cref="Positions"/> count.</param>
    /// <param name="open">By what it was found until then.</param>
    public void Index(Resource resource, Guid id, long since, IEnumerable<SearchEntry> open)
    {
        var missing = Entries(resource, id, since).ToList();
        foreach (var entry in open)
        {
            var same = missing.Find(value => value.Parameter == entry.Parameter && value.IsSame(entry));
            if (same is null) entry.Until = since;
            else missing.Remove(same);
        }
        store.AddRange(missing);
    }

    private static IEnumerable<SearchEntry> Entries(Resource resource, Guid id, long since) =>
        from values in ServedTypes.Require(resource.TypeName).Parameters
            .Select(parameter => Values(parameter, resource)).Append(PatientKeys.Of(resource))
        from value in values.Index()
        select value.Item.Value.At(new EntryPlace(resource.TypeName, id, value.Item.Name, since, value.Index));

    private static IEnumerable<(string Name, IndexedValue Value)> Values(SearchParameter parameter, Resource resource)
    {
        var elements = parameter.Elements(resource).Where(element => element is not null).ToList();
        var values = elements
            .SelectMany(element => IndexedValue.Of(parameter.Type, element))
            .Select(value => (parameter.Name, value));
        // A reference to somebody who is no resource here is found by the identifier in it.
        var identifiers = elements.OfType<ResourceReference>()
            .SelectMany(reference => IndexedValue.Of(SearchParamType.Token, reference.Identifier))
            .Select(value => (SearchParameters.IdentifierOf(parameter.Name), value));
        return values.Concat(identifiers).Distinct();
    }
}
