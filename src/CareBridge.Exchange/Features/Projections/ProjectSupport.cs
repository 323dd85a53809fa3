using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectSupport(Projector projector) : IReaction<SupportChanged>
{
    public Task HandleAsync(SupportChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(EpisodeOfCareMapper.Map(message), cancellation);
}
