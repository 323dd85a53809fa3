using CareBridge.Directory.Domain;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class DirectoryQueries
{
    public static async Task<Organization> RequireOrganizationAsync(
        this DirectoryDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancellation)
            ?? throw new NotFoundException("organization");

    /// <summary>The participant, if the organization serves them; to others there is none.</summary>
    public static async Task<Participant> RequireParticipantAsync(
        this DirectoryDbContext store, Guid id, Guid organizationId, CancellationToken cancellation) =>
        await store.Participants.SingleOrDefaultAsync(
            p => p.Id == id && p.Enrollments.Any(e => e.OrganizationId == organizationId), cancellation)
            ?? throw new NotFoundException("participant");

    public static Task<bool> IsTakenAsync(
        this DirectoryDbContext store, Identifier identifier, Guid participantId, CancellationToken cancellation) =>
        store.Participants.AnyAsync(
            p => p.Id != participantId && p.Enrollments.Any(
                e => e.Identifier!.System == identifier.System && e.Identifier.Value == identifier.Value),
            cancellation);
}
