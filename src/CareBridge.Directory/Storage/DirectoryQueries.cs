using CareBridge.Directory.Domain;
using CareBridge.Directory.Features;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class DirectoryQueries
{
    public static async Task<Organization> RequireOrganizationAsync(
        this DirectoryDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancellation)
            ?? throw new NotFoundException("organization");

    /// <summary>
    /// Whether the organization knows somebody else by this number. Other organizations are not looked at: the answer
    /// would tell whom they know.
    /// </summary>
    public static Task<bool> IsTakenAsync(
        this DirectoryDbContext store, Identifier identifier, Place place, CancellationToken cancellation) =>
        store.Participants.AnyAsync(
            p => p.Id != place.ParticipantId && p.Enrollments.Any(
                e => e.OrganizationId == place.OrganizationId
                    && e.Identifier!.System == identifier.System && e.Identifier.Value == identifier.Value),
            cancellation);
}
