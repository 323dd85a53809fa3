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

    /// <summary>Whether somebody has a position besides this one.</summary>
    public static Task<bool> HasPositionAsync(
        this DirectoryDbContext store, Guid personId, Guid except, CancellationToken cancellation) =>
        store.Staff.AnyAsync(s => s.PersonId == personId && s.Id != except, cancellation);

    /// <summary>Whether other positions have this one's id for their person.</summary>
    public static Task<bool> IsSharedAsync(
        this DirectoryDbContext store, Guid positionId, CancellationToken cancellation) =>
        store.HasPositionAsync(positionId, except: positionId, cancellation);

    /// <summary>Those of the people who work at the organization, and whether they are listed.</summary>
    public static Task<Dictionary<Guid, bool>> FacilitatorsAsync(
        this DirectoryDbContext store, Guid organizationId, List<Guid> ids, CancellationToken cancellation) =>
        store.Staff.AsNoTracking()
            .Where(s => s.OrganizationId == organizationId && s.Active && ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Profile.Role != null, cancellation);

    /// <summary>
    /// Whether the organization knows somebody else by this number. Other organizations are not looked at, nor, for the
    /// organization itself, what an administrator has linked to it: the answer would tell who knows its client.
    /// </summary>
    public static Task<bool> IsTakenAsync(
        this DirectoryDbContext store, Identifier identifier, Place place, CancellationToken cancellation) =>
        store.Participants.AnyAsync(
            p => p.Id != place.ParticipantId && p.Enrollments.Any(
                e => e.OrganizationId == place.OrganizationId
                    && (e.IsRegistered || !place.IsOwn)
                    && e.Identifier!.System == identifier.System && e.Identifier.Value == identifier.Value),
            cancellation);
}
