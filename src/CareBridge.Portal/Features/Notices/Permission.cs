using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Who of an organization's staff, or of those without an account, may know now that there is something. They hear
/// nothing of what they could not look at: a notice without a name still tells that there is somebody.
/// </summary>
internal sealed class Permission(PortalDbContext store, DisclosureDoor door)
{
    private static readonly PurposeOfUse[] Purposes =
        [PurposeOfUse.Treatment, PurposeOfUse.CareManagement, PurposeOfUse.Operations];

    /// <exception cref="CareBridge.Platform.Domain.UnavailableException">Consent does not answer.</exception>
    public async Task<IQueryable<Account>> StaffAsync(NoticeQuestion question, CancellationToken cancellation)
    {
        var staff = store.StaffOf(question.OrganizationId);
        // Each by themself: a consent may name persons, and so may what the participant has denied.
        var ids = await staff.Select(account => account.Id).ToListAsync(cancellation);
        var answers = await Task.WhenAll(ids.Select(id => MayHearAsync(question, id, cancellation)));
        var permitted = ids.Where((_, index) => answers[index]).ToList();
        return staff.Where(account => permitted.Contains(account.Id));
    }

    /// <param name="personId">One of the staff.</param>
    /// <exception cref="CareBridge.Platform.Domain.UnavailableException">Consent does not answer.</exception>
    public async Task<bool> MayHearAsync(NoticeQuestion question, Guid personId, CancellationToken cancellation)
    {
        foreach (var purpose in Purposes)
        {
            var asked = new DecideDisclosure
            {
                ParticipantId = question.ParticipantId,
                RecipientOrganizationId = question.OrganizationId,
                RecipientId = personId,
                Purpose = purpose,
                Scopes = [question.Scope],
            };
            if ((await door.DecideAsync(asked, cancellation)).Count > 0) return true;
        }
        return false;
    }

    /// <exception cref="CareBridge.Platform.Domain.UnavailableException">Consent does not answer.</exception>
    public async Task<bool> MayHearAsync(PartnerQuestion question, CancellationToken cancellation)
    {
        // They belong to no organization: to tell them is a disclosure to them by name.
        var asked = new DecideDisclosure
        {
            ParticipantId = question.ParticipantId,
            RecipientOrganizationId = question.PartnershipId,
            RecipientId = question.PartnershipId,
            Purpose = PurposeOfUse.CareManagement,
            Scopes = [new DisclosureScope(question.OrganizationId, DisclosureCategory.Engagement)],
        };
        return (await door.DecideAsync(asked, cancellation)).Count > 0;
    }
}
