using CareBridge.Contracts.Directory;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Groups;

/// <summary>
/// Who leads a group is told to others only while they are listed, and whoever leaves the organization leads none of
/// its groups any more.
/// </summary>
internal sealed class RelistFacilitators(DirectoryDbContext store, TimeProvider time) : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        var groups = await store.Groups
            .Where(g => g.OrganizationId == message.OrganizationId && g.HasFacilitators).ToListAsync(cancellation);
        groups.RemoveAll(group => !group.FacilitatorIds.Contains(message.StaffId));
        if (groups.Count == 0) return;

        // As they stand now: messages may come in any order.
        var ids = groups.SelectMany(group => group.FacilitatorIds).Distinct().ToList();
        var listed = await store.FacilitatorsAsync(message.OrganizationId, ids, cancellation);
        foreach (var group in groups)
        {
            var all = group.FacilitatorIds.Where(listed.ContainsKey).ToList();
            group.BeLedBy(all, [.. all.Where(id => listed[id])], time.Now());
        }
    }
}
