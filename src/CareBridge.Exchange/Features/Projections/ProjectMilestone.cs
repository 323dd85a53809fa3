using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>Of a milestone that was never shared nothing gets here.</summary>
internal sealed class ProjectMilestone(ExchangeDbContext store, Projector projector, ISeal seal)
    : IReaction<MilestoneReached>
{
    public async Task HandleAsync(MilestoneReached message, CancellationToken cancellation)
    {
        var wasShared = await store.Heads.AnyAsync(
            head => head.Type == "Goal" && head.Id == message.MilestoneId, cancellation);
        if (!message.Shared && message.Version == 1 && !wasShared) return;
        var words = message.Words is null ? null : seal.Open<MilestoneWords>(message.Words);
        await projector.TakeAsync(GoalMapper.Map(message, words), cancellation);
    }
}
