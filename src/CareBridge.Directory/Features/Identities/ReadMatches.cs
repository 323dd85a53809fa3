using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Identities;

/// <summary>
/// Registrations that may be of one person. Administrators of the network see all, without who anybody is; staff see
/// those of which both are their own organization's.
/// </summary>
internal static class ReadMatches
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participant-matches", ListAsync).WithSummary("List participant matches")
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();
        routes.MapGet("/participant-matches/{id:guid}", GetAsync).WithSummary("Read participant match")
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();
    }

    /// <param name="status">Only those that stand so.</param>
    private static async Task<Page<ParticipantMatchView>> ListAsync(
        Coded<ParticipantMatchStatus>? status,
        [AsParameters] PageRequest page,
        Caller caller,
        DirectoryDbContext store,
        CancellationToken cancellation)
    {
        var matches = store.ParticipantMatches.VisibleTo(caller);
        if (status is { Value: var wanted }) matches = matches.Where(match => match.Status == wanted);
        return (await matches.NewestFirstAsync(page, cancellation)).Select(ParticipantMatchView.Of);
    }

    private static async Task<ParticipantMatchView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        ParticipantMatchView.Of(await store.RequireMatchAsync(id, caller, cancellation));
}
