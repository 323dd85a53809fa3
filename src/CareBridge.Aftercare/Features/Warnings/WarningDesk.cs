using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>Shows warnings with what they came from, as far as the reader may know.</summary>
internal sealed class WarningDesk(AftercareDbContext store, ISeal seal)
{
    public async Task<WarningView> ViewAsync(Warning warning, Caller caller, CancellationToken cancellation) =>
        (await ViewAsync([warning], caller, cancellation))[0];

    public async Task<IReadOnlyList<WarningView>> ViewAsync(
        IReadOnlyList<Warning> warnings, Caller caller, CancellationToken cancellation)
    {
        var ids = warnings.Select(warning => warning.Id).ToList();
        var causes = await store.WarningCauses.AsNoTracking().Where(c => ids.Contains(c.WarningId))
            .ToListAsync(cancellation);
        var views = new List<WarningView>();
        foreach (var warning in warnings)
        {
            // A specialist knows the check-ins anyway; before it is theirs, they are a partner and nothing else.
            var topics = caller.Role == Role.Participant || warning.IsForSpecialists
                ? null
                : await TopicsAsync(warning, cancellation);
            views.Add(WarningView.Of(
                warning,
                causes,
                caller,
                topics is null ? null : signal => topics.Contains(PartnerTopics.Of(signal))));
        }
        return views;
    }

    /// <summary>What the partner may be told of; nothing once they have not agreed any more.</summary>
    public async Task<IReadOnlyList<PartnerTopic>> TopicsAsync(Warning warning, CancellationToken cancellation)
    {
        var partnership = await PartnershipAsync(warning, cancellation);
        return partnership?.Open(seal).MayBeTold ?? [];
    }

    public Task<Partnership?> PartnershipAsync(Warning warning, CancellationToken cancellation) =>
        store.Partnerships.AsNoTracking().SingleOrDefaultAsync(
            p => p.Id == warning.PartnershipId && p.Status == Contracts.Aftercare.PartnershipStatus.Agreed,
            cancellation);
}
