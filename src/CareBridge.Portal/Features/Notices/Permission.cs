using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Who of an organization's staff may know now that there is something. They hear nothing of what they could not look
/// at: a notice without a name still tells that there is somebody.
/// </summary>
internal sealed class Permission(PortalDbContext store, DisclosureDoor door)
{
    private static readonly PurposeOfUse[] Purposes =
        [PurposeOfUse.Treatment, PurposeOfUse.CareManagement, PurposeOfUse.Operations];

    /// <exception cref="CareBridge.Platform.Domain.UnavailableException">Consent does not answer.</exception>
    public async Task<IQueryable<Account>> StaffAsync(
        Guid organizationId, Guid participantId, DisclosureScope scope, CancellationToken cancellation)
    {
        var staff = store.StaffOf(organizationId);
        var question = new DecideDisclosure
        {
            ParticipantId = participantId,
            RecipientOrganizationId = organizationId,
            Purpose = PurposeOfUse.Treatment,
            Scopes = [scope],
        };
        if (await AllowsAsync(question, cancellation)) return staff;
        // A consent may name persons, who alone may know.
        var named = new List<Guid>();
        foreach (var id in await staff.Select(account => account.Id).ToListAsync(cancellation))
        {
            if (await AllowsAsync(question with { RecipientId = id }, cancellation)) named.Add(id);
        }
        return staff.Where(account => named.Contains(account.Id));
    }

    private async Task<bool> AllowsAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        foreach (var purpose in Purposes)
        {
            var permitted = await door.DecideAsync(question with { Purpose = purpose }, cancellation);
            if (permitted.Count > 0) return true;
        }
        return false;
    }
}
