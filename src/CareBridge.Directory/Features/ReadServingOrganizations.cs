using CareBridge.Contracts.Directory;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>
/// Which organizations serve a participant, for themself alone: those whom they can ask to keep something for them.
/// </summary>
internal static class ReadServingOrganizations
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{id:guid}/organizations", HandleAsync)
            .RequireRole(Role.Participant).ShowsOwn();

    /// <summary>Who has registered them first, then by name.</summary>
    private static async Task<IReadOnlyList<View>> HandleAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var participant = await store.RequireKnownAsync(id, caller, cancellation);
        var serving = participant.Enrollments.Select(enrollment => enrollment.OrganizationId).ToList();
        var organizations = await store.Organizations.AsNoTracking()
            .Where(organization => serving.Contains(organization.Id)).ToListAsync(cancellation);
        return
        [
            .. organizations.Select(one => new View(
                    one.Id, one.Kind, one.Profile.Name, one.Profile.Phone, one.Id == participant.RegisteredBy))
                .OrderByDescending(one => one.HasRegistered).ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    /// <param name="HasRegistered">They came into the network with it.</param>
    internal sealed record View(Guid Id, OrganizationKind Kind, string Name, string? Phone, bool HasRegistered);
}
