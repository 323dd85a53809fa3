using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Rest;
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
            .Select(i => new
            {
                i.PatientId,
                IsOwn = store.Parties.Any(party => party.Type == ServedTypes.Patient && party.Id == i.PatientId
                    && party.Role == PartyRole.Discloser && party.OrganizationId == organizationId),
            })
            .ToListAsync(cancellation);
        // That an administrator has linked the number to somebody else's registration makes no difference to whoever
        // has one themself: it would tell of the other.
        var meant = known.Exists(one => one.IsOwn) ? known.FindAll(one => one.IsOwn) : known;
        return meant is [var only] ? only.PatientId : null;
    }
}
