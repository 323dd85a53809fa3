using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectContact(Projector projector, ISeal seal) : IReaction<ContactChanged>
{
    public Task HandleAsync(ContactChanged message, CancellationToken cancellation) => projector.TakeAsync(
        AppointmentMapper.Map(
            message, message.Details is { } details ? seal.Open<ContactDetails>(details) : null),
        cancellation);
}
