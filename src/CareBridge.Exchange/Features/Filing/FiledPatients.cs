using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Finds whom a client writes about, among those whom its organization serves.</summary>
internal sealed class FiledPatients(ExchangeDbContext store, IDirectory directory)
{
    /// <summary>The same for somebody unknown and for somebody whom only others serve.</summary>
    public const string Unknown = "Your organization serves no such patient.";

    /// <summary>Null when the organization serves no such person.</summary>
    public async Task<Guid?> FindAsync(FiledPatient patient, Guid organizationId, CancellationToken cancellation)
    {
        if ((patient.Id ?? await ByNumberAsync(patient, organizationId, cancellation)) is not { } id) return null;
        var standing = await directory.FindParticipantAsync(new FindParticipant(id), cancellation);
        return standing.OrganizationIds.Contains(organizationId) ? id : null;
    }

    private async Task<Guid?> ByNumberAsync(
        FiledPatient patient, Guid organizationId, CancellationToken cancellation)
    {
        if (patient is not { System: { } system, Value: { } value }) return null;
        var digest = PatientIdentifier.DigestOf(system, value);
        var known = await store.PatientIdentifiers.AsNoTracking()
            .Where(i => i.OrganizationId == organizationId && i.Digest == digest)
            .Select(i => i.PatientId).Distinct().Take(2).ToListAsync(cancellation);
        return known is [var only] ? only : null;
    }
}
