using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectReferral(Projector projector, ConsentPointers pointers, ISeal seal)
    : IReaction<ReferralChanged>
{
    public async Task HandleAsync(ReferralChanged message, CancellationToken cancellation)
    {
        var notes = message.Notes is { } sealedNotes ? seal.Open<ReferralNotes>(sealedNotes) : null;
        var request = ServiceRequestMapper.Map(message, notes);
        await projector.TakeAsync([request, TaskMapper.Map(message, notes)], cancellation);
        await pointers.PointToAuthorAsync(request, cancellation);
    }
}
