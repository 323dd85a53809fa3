using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Operation;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// What searches look at, made anew from the current versions: after a release has learnt to search by something else,
/// or a row was lost. Searches go on meanwhile and find each resource by what it was or by what it will be found by.
/// </summary>
internal sealed class SearchProjection(Indexer indexer, PatientNumbers numbers, Positions positions)
    : IProjection<ExchangeDbContext>
{
    private const int StepSize = 100;

    public string Name => "search";

    public Task<int> CountAsync(ExchangeDbContext store, CancellationToken cancellation) =>
        store.Heads.CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(ExchangeDbContext store, long after, CancellationToken cancellation)
    {
        var heads = await store.Heads.Where(head => head.Position > after)
            .OrderBy(head => head.Position).Take(StepSize).ToListAsync(cancellation);
        var open = await indexer.OpenEntriesAsync(
            [.. heads.Select(head => head.Resource())], cancellation);
        foreach (var head in heads)
        {
            // Whoever makes a newer version current meanwhile is second, or we are.
            store.Entry(head).Property(one => one.Version).IsModified = true;
            var resource = FhirJson.Read(head.Body);
            indexer.Index(resource, head.Id, positions.Next(), open[head.Resource()]);
            if (resource is Patient patient)
                await numbers.ReplaceAsync(head.Id, PatientMapper.IdentifiersOf(patient), cancellation);
        }
        return new ProjectionStep(heads.Count, heads.Count == 0 ? after : heads[^1].Position);
    }
}
