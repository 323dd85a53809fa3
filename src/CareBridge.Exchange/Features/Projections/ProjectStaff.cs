using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectStaff(Projector projector, ISeal seal) : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        var details = message.Details is { } name ? seal.Open<StaffDetails>(name) : null;
        await projector.TakeAsync(
            [StaffMapper.MapPerson(message, details), StaffMapper.MapRole(message)], cancellation);
    }
}
