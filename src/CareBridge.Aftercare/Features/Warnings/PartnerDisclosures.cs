using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>
/// What a partner without an account is told of a warning. They belong to no organization: it is a disclosure to them
/// by name, on the participant's consent, and on record before it is made. Who works at the community is told nothing
/// that it does not hold.
/// </summary>
internal sealed class PartnerDisclosures(DisclosureDoor door, ILogger<PartnerDisclosures> logger)
{
    /// <summary>Whether they may be told now; not while Consent does not answer. Nothing is told on this.</summary>
    public async Task<bool> MayTellAsync(Partnership partnership, CancellationToken cancellation)
    {
        var scope = new DisclosureScope(partnership.OrganizationId, DisclosureCategory.Engagement);
        try
        {
            var permitted = await door.DecideAsync(
                new DecideDisclosure
                {
                    ParticipantId = partnership.ParticipantId,
                    RecipientOrganizationId = partnership.MemberId,
                    RecipientId = partnership.MemberId,
                    Purpose = PurposeOfUse.CareManagement,
                    Scopes = [scope],
                },
                cancellation);
            return permitted.Contains(scope);
        }
        catch (Exception exception) when (exception is UnavailableException || StoreFaults.IsOutage(exception))
        {
            logger.LogWarning(
                exception, "Consent does not answer; partnership {PartnershipId} is left out", partnership.Id);
            return false;
        }
    }

    /// <summary>That there is a warning: what the message says that leads to the page.</summary>
    /// <returns>False when it is not permitted any more.</returns>
    public async Task<bool> TellAsync(Warning warning, Partnership partnership, CancellationToken cancellation)
    {
        var opening = await door.OpenAsync(
            ToRecipient(partnership),
            [new Proposal<Warning>(warning, [Record(warning, warning.Id, DisclosureCategory.Engagement)])],
            cancellation,
            DerivedId.Of("partner told", warning.Id, $"{partnership.Id}"));
        return opening.Items.Count > 0;
    }

    /// <summary>Of the causes that they have agreed to be told, those that they may be shown now.</summary>
    /// <returns>Null when they may not even know of the warning.</returns>
    public async Task<(IReadOnlyList<WarningCause> Causes, Accompaniment? Accompaniment)?> ShowAsync(
        Warning warning,
        Partnership partnership,
        IReadOnlyList<WarningCause> causes,
        CancellationToken cancellation)
    {
        Proposal<WarningCause?>[] proposals =
        [
            new(null, [Record(warning, warning.Id, DisclosureCategory.Engagement)]),
            .. causes.Select(cause => new Proposal<WarningCause?>(
                cause,
                [Record(warning, cause.Id, PartnerTopics.CategoryOf(PartnerTopics.Of(cause.Signal)))])),
        ];
        // Looked at again it is the same, until there is more to see.
        var shown = DerivedId.Of("partner shown", warning.Id, string.Join(' ', causes.Select(cause => cause.Id)));
        var opening = await door.OpenAsync(ToRecipient(partnership), proposals, cancellation, shown);
        return opening.Items is [{ Content: null }, ..]
            ? ([.. opening.Items.Select(item => item.Content).OfType<WarningCause>()], opening.Accompaniment)
            : null;
    }

    private static Recipient ToRecipient(Partnership partnership) =>
        new(partnership.MemberId, partnership.MemberId, PurposeOfUse.CareManagement);

    private static DisclosureItem Record(Warning warning, Guid id, DisclosureCategory category) =>
        new("Communication", id, 1, warning.ParticipantId, warning.OrganizationId, category);
}
