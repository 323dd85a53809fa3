using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;

namespace CareBridge.Exchange.Features.Projections;

internal sealed class ProjectCircle(Projector projector, ISeal seal) : IReaction<CircleChanged>
{
    public async Task HandleAsync(CircleChanged message, CancellationToken cancellation)
    {
        var members = seal.Open<CircleMembers>(message.Members);
        var related = members.All.Where(member => member.Kind == CircleMemberKind.Related);
        await projector.TakeAsync(
            [
                CareTeamMapper.Map(message, members),
                .. related.Select(member => RelatedPersonMapper.Map(message, member)),
            ],
            cancellation);
    }
}
