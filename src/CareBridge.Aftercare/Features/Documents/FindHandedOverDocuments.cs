using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Documents;

/// <summary>Tells other services which documents there are about a participant, and who discloses them.</summary>
internal sealed class FindHandedOverDocuments(AftercareDbContext store) : IHandedOverDocuments
{
    public async Task<KnownDocuments> FindAsync(FindDocuments question, CancellationToken cancellation)
    {
        var ids = question.DocumentIds.ToList();
        var found = await store.Documents.AsNoTracking()
            .Where(d => d.ParticipantId == question.ParticipantId && ids.Contains(d.Id)
                && d.Status != DocumentStatus.EnteredInError)
            .Select(d => new { d.Id, d.OrganizationId })
            .ToListAsync(cancellation);
        return new KnownDocuments(
        [
            .. found.Select(document => new KnownDocument(
                document.Id, new DisclosureScope(document.OrganizationId, DisclosureCategory.AftercarePlan))),
        ]);
    }
}
