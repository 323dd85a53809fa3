using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>Keeps by which organization's numbers a participant is found; saves nothing.</summary>
internal sealed class PatientNumbers(ExchangeDbContext store)
{
    public async Task ReplaceAsync(
        Guid patientId, IEnumerable<ParticipantIdentifier> identifiers, CancellationToken cancellation)
    {
        var wanted = identifiers.Select(identifier => new PatientIdentifier
        {
            PatientId = patientId,
            OrganizationId = identifier.OrganizationId,
            Digest = PatientIdentifier.DigestOf(identifier.System, identifier.Value),
            ValueDigest = PatientIdentifier.DigestOf(identifier.Value),
        });
        var kept = await store.PatientIdentifiers.Where(i => i.PatientId == patientId).ToListAsync(cancellation);
        store.PatientIdentifiers.Replace(kept, wanted, i => (i.OrganizationId, i.Digest));
    }
}
