using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>Brings what searches look at up to date with a resource's current version; saves nothing.</summary>
internal sealed class Indexer(ExchangeDbContext store)
{
    /// <param name="since">When the version came, as <see cref="Positions"/> count.</param>
    public async Task IndexAsync(Resource resource, Guid id, long since, bool isNew, CancellationToken cancellation)
    {
        var wanted = Entries(resource, id, since).ToList();
        await ReplaceAsync(store.Tokens, wanted.OfType<TokenEntry>(), cancellation);
        await ReplaceAsync(store.Strings, wanted.OfType<StringEntry>(), cancellation);
        await ReplaceAsync(store.Dates, wanted.OfType<DateEntry>(), cancellation);
        await ReplaceAsync(store.References, wanted.OfType<ReferenceEntry>(), cancellation);

        async Task ReplaceAsync<TEntry>(
            DbSet<TEntry> entries, IEnumerable<TEntry> values, CancellationToken token)
            where TEntry : SearchEntry
        {
            List<TEntry> missing = [.. values];
            if (!isNew)
            {
                var type = resource.TypeName;
                var kept = await entries
                    .Where(e => e.Type == type && e.Id == id && e.Until == SearchEntry.Open).ToListAsync(token);
                foreach (var entry in kept)
                {
                    var same = missing.Find(value => value.Parameter == entry.Parameter && value.IsSame(entry));
                    if (same is null) entry.Until = since;
                    else missing.Remove(same);
                }
            }
            entries.AddRange(missing);
        }
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
