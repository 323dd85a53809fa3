using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Groups;

/// <summary>Lists a peer group of the caller's organization, or says anew what it is like.</summary>
internal static class ListGroup
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/groups/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing().Creates<GroupView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        GroupInput request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var profile = request.ToProfile();
        var group = await store.Groups.SingleOrDefaultAsync(g => g.Id == id, cancellation);
        if (group is null) new Check().NotDerived(id, "id").ThrowIfAny();
        if (group is not null && group.OrganizationId != caller.Organization)
            throw new RefusedException("id-taken", "This id is in use; make a new one.");
        if (request.ExpectedVersion is { } expected && expected != (group?.Version ?? 0))
            throw new StaleVersionException(expected, group?.Version ?? 0);
        var (all, listed) = await FacilitatorsAsync(request, caller.Organization, store, cancellation);
        var (isNew, now) = (group is null, time.Now());
        if (group is null)
            store.Groups.Add(group = PeerGroup.List(id, caller.Organization, profile, now));
        else
            group.Describe(profile, now);
        group.BeLedBy(all, listed, now);
        await store.SaveChangesAsync(cancellation);

        var view = GroupView.Of(group, caller, now);
        return isNew ? Results.Created($"/api/directory/groups/{id}", view) : Results.Ok(view);
    }

    private static async Task<(IReadOnlyList<Guid> All, IReadOnlyList<Guid> Listed)> FacilitatorsAsync(
        GroupInput request, Guid organization, DirectoryDbContext store, CancellationToken cancellation)
    {
        var wanted = request.FacilitatorIds.Distinct().ToList();
        if (wanted.Count == 0) return ([], []);
        var listed = await store.FacilitatorsAsync(organization, wanted, cancellation);
        new Check()
            .That(
                wanted.TrueForAll(listed.ContainsKey), "facilitatorIds", "People who work at the organization.")
            .ThrowIfAny();
        return (wanted, [.. wanted.Where(id => listed[id])]);
    }
}
