using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectConsent(Projector projector) : IReaction<ConsentChanged>
{
    public Task HandleAsync(ConsentChanged message, CancellationToken cancellation) =>
        projector.TakeAsync(ConsentMapper.Map(message), cancellation);
}
