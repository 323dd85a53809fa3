using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Whether an organization may know now that there is something. Its staff hear nothing of what they could not look at:
/// a notice without a name still tells that there is somebody.
/// </summary>
internal sealed class Permission(DisclosureDoor door)
{
    private static readonly PurposeOfUse[] Purposes =
        [PurposeOfUse.Treatment, PurposeOfUse.CareManagement, PurposeOfUse.Operations];

    /// <exception cref="CareBridge.Platform.Domain.UnavailableException">Consent does not answer.</exception>
    public async Task<bool> AllowsAsync(
        Guid participantId,
        Guid discloserOrganizationId,
        DisclosureCategory category,
        Guid recipientOrganizationId,
        CancellationToken cancellation)
    {
        foreach (var purpose in Purposes)
        {
            var permitted = await door.DecideAsync(
                new DecideDisclosure
                {
                    ParticipantId = participantId,
                    RecipientOrganizationId = recipientOrganizationId,
                    Purpose = purpose,
                    Scopes = [new DisclosureScope(discloserOrganizationId, category)],
                },
                cancellation);
            if (permitted.Count > 0) return true;
        }
        return false;
    }
}
