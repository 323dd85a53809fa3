using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>
/// Opens a person's records in a medical emergency. It is written down, and told to the privacy officers on both sides,
/// before anything is seen.
/// </summary>
internal sealed class BreakGlassDesk(ConsentDbContext store, IDirectory directory, TimeProvider time)
{
    /// <param name="asked">Checked in itself; whose records it opens is looked up here.</param>
    /// <exception cref="NotFoundException">There is no such participant.</exception>
    /// <exception cref="RefusedException">Nobody knows the organization, or the id is in use.</exception>
    public async Task<(BreakGlassAccess Access, bool IsNew)> OpenAsync(
        BreakGlassRequest asked, CancellationToken cancellation)
    {
        await RequireKnownAsync(asked.OrganizationId, cancellation);
        var standing = await directory.FindParticipantAsync(new FindParticipant(asked.ParticipantId), cancellation);
        if (!standing.Exists) throw new NotFoundException("participant");
        asked = asked with { HolderOrganizationIds = standing.OrganizationIds };
        if (await store.BreakGlass.SingleOrDefaultAsync(a => a.Id == asked.Id, cancellation) is { } existing)
            return existing.Answers(asked) ? (existing, false) : throw RefusedException.InUse();
        var access = BreakGlassAccess.Open(asked, time.GetUtcNow());
        store.AddBreakGlass(access);
        await store.SaveChangesAsync(cancellation);
        return (access, true);
    }

    /// <summary>
    /// Of whom nobody has made sure, or somebody doubts, nobody knows that they are medical personnel (42 CFR 2.51).
    /// Papers that are late keep nobody from helping.
    /// </summary>
    private async Task RequireKnownAsync(Guid organizationId, CancellationToken cancellation)
    {
        var organization = await directory.FindOrganizationAsync(new FindOrganization(organizationId), cancellation);
        if (organization.Verification is not (OrganizationVerification.Verified or OrganizationVerification.Lapsed))
            throw new RefusedException("organization-not-verified", "Your organization is not verified.");
    }
}
