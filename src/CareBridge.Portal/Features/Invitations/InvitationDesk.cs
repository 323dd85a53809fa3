using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>Sends invitations on their way, and shows them.</summary>
internal sealed class InvitationDesk(PortalDbContext store, AskedMessages asked, ISeal seal, TimeProvider time)
{
    /// <summary>Saves nothing.</summary>
    /// <param name="token">What the link opens with.</param>
    /// <exception cref="RefusedException">They were sent too much already.</exception>
    public async Task SendAsync(Invitation invitation, string token, CancellationToken cancellation)
    {
        var terms = invitation.Terms(seal);
        await asked.CheckAsync(terms.PersonId, cancellation);
        var stranger = new Stranger(terms.Address, terms.Language, OpenInvitation.PathOf(token))
        {
            ParticipantId = terms.Role == Role.Participant ? terms.PersonId : null,
        };
        store.Dispatches.Add(Dispatch.ToStranger(
            invitation.DispatchId,
            terms.PersonId,
            Wording.Invitation,
            seal.Seal(stranger),
            terms.Channel,
            time.Now()));
    }

    public async Task<InvitationView> ShowAsync(Invitation invitation, CancellationToken cancellation) =>
        (await ShowAsync([invitation], cancellation))[0];

    public async Task<IReadOnlyList<InvitationView>> ShowAsync(
        IReadOnlyList<Invitation> invitations, CancellationToken cancellation)
    {
        var ids = invitations.Select(invitation => invitation.DispatchId).ToList();
        var sent = await store.Dispatches.AsNoTracking().Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Status, cancellation);
        return
        [
            .. invitations.Select(invitation => InvitationView.Of(
                invitation,
                sent.TryGetValue(invitation.DispatchId, out var status) ? status : null,
                seal,
                time.Now())),
        ];
    }
}
