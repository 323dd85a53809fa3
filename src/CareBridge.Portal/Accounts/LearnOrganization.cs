using CareBridge.Contracts.Directory;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Whoever works at an organization that is withdrawn is out while it is: every request looks here. Verified anew, it
/// has them back.
/// </summary>
internal sealed class LearnOrganization(PortalDbContext store) : IReaction<OrganizationChanged>
{
    public async Task HandleAsync(OrganizationChanged message, CancellationToken cancellation)
    {
        var known = await store.Organizations.SingleOrDefaultAsync(o => o.Id == message.OrganizationId, cancellation);
        if (known is null) store.Organizations.Add(known = new KnownOrganization { Id = message.OrganizationId });
        known.Take(message);
    }
}
