using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Searches;

/// <summary>A search is shown to the participant and to staff of the organization that helps them.</summary>
internal static class ReadSearches
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/group-searches", ListAsync).WithSummary("List group searches")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();
        routes.MapGet("/group-searches/{id:guid}", GetAsync).WithSummary("Read group search")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();
    }

    /// <param name="participantId">Only theirs.</param>
    private static async Task<Page<SearchView>> ListAsync(
        Guid? participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        DirectoryDbContext store,
        CancellationToken cancellation)
    {
        var searches = await store.GroupSearches.VisibleTo(caller)
            .Where(s => participantId == null || s.ParticipantId == participantId)
            .NewestFirstAsync(page, cancellation);
        return searches.Select(search => SearchView.Of(search, caller));
    }

    private static async Task<SearchView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        SearchView.Of(await store.RequireSearchAsync(id, caller, cancellation), caller);
}
