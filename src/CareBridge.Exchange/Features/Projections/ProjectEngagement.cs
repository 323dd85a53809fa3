using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Messaging;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>A version that differs only in what is not told is not told either: that there is one would tell.</summary>
internal sealed class ProjectEngagement(ExchangeDbContext store, Projector projector) : IReaction<EngagementChanged>
{
    public async Task HandleAsync(EngagementChanged message, CancellationToken cancellation)
    {
        var projection = ObservationMapper.Map(message);
        // Only of the one just before it is it known that nothing else was told in between.
        var before = await store.Versions.AsNoTracking().SingleOrDefaultAsync(
            version => version.Type == projection.Type && version.Id == projection.Id
                && version.Version == projection.Version - 1,
            cancellation);
        if (before is not null && IsSame(before, (Observation)projection.Resource))
            await projector.KeepUntoldAsync(projection, before, cancellation);
        else
            await projector.TakeAsync(projection, cancellation);
    }

    private static bool IsSame(ResourceVersion before, Observation after)
    {
        var told = (Observation)FhirJson.Read(before.Body);
        return told.Value!.IsExactly(after.Value!)
            && told.Component.Count == after.Component.Count
            && told.Component.Zip(after.Component).All(pair => pair.First.IsExactly(pair.Second));
    }
}
