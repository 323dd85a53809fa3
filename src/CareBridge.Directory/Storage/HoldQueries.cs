using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Holds;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

internal static class HoldQueries
{
    /// <summary>By a hold on them, on an organization that serves them, or on one of those given.</summary>
    public static Task<bool> IsHeldAsync(
        this DirectoryDbContext store,
        Guid participantId,
        List<Guid> organizationIds,
        CancellationToken cancellation) =>
        store.LegalHolds.AnyAsync(
            hold => hold.LiftedAt == null
                && (hold.ParticipantId == participantId
                    || organizationIds.Contains(hold.OrganizationId!.Value)
                    || store.Set<Enrollment>().Any(enrollment => enrollment.ParticipantId == participantId
                        && enrollment.OrganizationId == hold.OrganizationId)),
            cancellation);

    /// <summary>All to an administrator; to a privacy officer those of their organization.</summary>
    public static IQueryable<LegalHold> VisibleTo(this IQueryable<LegalHold> holds, Caller caller)
    {
        if (caller.Role == Role.Administrator) return holds;
        Guid? organization = caller.Organization;
        return holds.Where(hold => hold.PlacedFor == organization);
    }

    /// <exception cref="NotFoundException">There is none that they may know of.</exception>
    public static async Task<LegalHold> RequireHoldAsync(
        this DirectoryDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.LegalHolds.VisibleTo(caller).SingleOrDefaultAsync(hold => hold.Id == id, cancellation)
            ?? throw new NotFoundException("legal hold");
}
