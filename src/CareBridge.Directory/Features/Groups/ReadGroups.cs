using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Groups;

/// <summary>Peer groups are known to everybody who has an account.</summary>
internal static class ReadGroups
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/groups", ListAsync).WithSummary("List groups").RequireAuthorization().ShowsNothing();
        routes.MapGet("/groups/{id:guid}", GetAsync).WithSummary("Read group").RequireAuthorization().ShowsNothing();
    }

    /// <param name="organizationId">Only those that it holds.</param>
    private static async Task<Page<GroupView>> ListAsync(
        Guid? organizationId,
        [AsParameters] PageRequest page,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var groups = await store.Groups
            .Where(g => organizationId == null || g.OrganizationId == organizationId)
            .NewestFirstAsync(page, cancellation);
        var now = time.Now();
        return groups.Select(group => GroupView.Of(group, caller, now));
    }

    private static async Task<GroupView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation) =>
        GroupView.Of(
            await store.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellation)
                ?? throw new NotFoundException("group"),
            caller,
            time.Now());
}
