using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Keeps what Directory announces about organizations, and says when it changes what is decided.</summary>
internal sealed class LearnOrganization(ConsentDbContext store, ISeal seal) : IReaction<OrganizationChanged>
{
    public async Task HandleAsync(OrganizationChanged message, CancellationToken cancellation)
    {
        var known = await store.Organizations.SingleOrDefaultAsync(o => o.Id == message.OrganizationId, cancellation);
        if (known is null) store.Organizations.Add(known = new KnownOrganization { Id = message.OrganizationId });
        if (!known.Take(message, seal.Open<OrganizationDetails>(message.Details))) return;
        store.Announce(new RecipientStandingChanged
        {
            OrganizationId = message.OrganizationId,
            Version = message.Version,
            ChangedAt = message.ChangedAt,
        });
    }
}
