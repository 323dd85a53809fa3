using CareBridge.Consent.Storage;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>By which recipient a consent is found, made anew from what was asked for: it is never changed.</summary>
internal sealed class RecipientProjection : IProjection<ConsentDbContext>
{
    private const int StepSize = 100;

    public string Name => "consent-recipients";

    public Task<int> CountAsync(ConsentDbContext store, CancellationToken cancellation) =>
        store.Consents.CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(ConsentDbContext store, long after, CancellationToken cancellation)
    {
        var consents = await store.Consents.NextAsync(after, StepSize, cancellation);
        var ids = consents.Select(consent => consent.Id).ToList();
        var kept = await store.Recipients.Where(one => ids.Contains(one.ConsentId)).ToListAsync(cancellation);
        store.Recipients.Replace(
            kept, consents.SelectMany(ConsentRecipient.Of), one => (one.ConsentId, one.OrganizationId));
        return consents.ToStep(after);
    }
}
