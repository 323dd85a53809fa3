using CareBridge.Directory.Domain;
using CareBridge.Directory.Features;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class DirectoryQueries
{
    public static async Task<Organization> RequireOrganizationAsync(
        this DirectoryDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancellation)
            ?? throw new NotFoundException("organization");

    /// <summary>The caller, or somebody whom the caller's organization registered; of others there are none.</summary>
    public static async Task<Participant> RequireKnownAsync(
        this DirectoryDbContext store, Guid id, Caller caller, CancellationToken cancellation)
    {
        var participant = await store.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellation);
        var isKnown = caller.Role == Role.Participant
            ? participant?.Id == caller.Id
            : participant?.RegisteredBy == caller.Organization;
        return isKnown ? participant! : throw new NotFoundException("participant");
    }

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
