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
        try
        {
            return (await PermittedAsync(partnership, [DisclosureCategory.Engagement], cancellation)).Count > 0;
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
        var opening = await OpenAsync(
            partnership,
            [new Proposal<Warning>(warning, [Record(warning, warning.Id, DisclosureCategory.Engagement)])],
            DerivedId.Of("partner told", warning.Id, $"{partnership.Id}"),
            permitted: 1,
            cancellation);
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
        var categories = causes.Select(CategoryOf).Prepend(DisclosureCategory.Engagement).Distinct().ToList();
        var permitted = await PermittedAsync(partnership, categories, cancellation);
        // Whoever may not know of the warning is shown, and put on record for, none of its causes.
        if (!permitted.Contains(DisclosureCategory.Engagement)) return null;
        Proposal<WarningCause?>[] proposals =
        [
            new(null, [Record(warning, warning.Id, DisclosureCategory.Engagement)]),
            .. causes.Select(cause =>
                new Proposal<WarningCause?>(cause, [Record(warning, cause.Id, CategoryOf(cause))])),
        ];
        // Looked at again it is the same, until there is more to see, or less.
        var shown = DerivedId.Of(
            "partner shown",
            warning.Id,
            $"{string.Join(' ', causes.Select(cause => cause.Id))} {string.Join(' ', permitted.Order())}");
        var opening = await OpenAsync(
            partnership,
            proposals,
            shown,
            1 + causes.Count(cause => permitted.Contains(CategoryOf(cause))),
            cancellation);
        return opening.Items is [{ Content: null }, ..]
            ? ([.. opening.Items.Select(item => item.Content).OfType<WarningCause>()], opening.Accompaniment)
            : null;
    }

    /// <summary>
    /// A disclosure that is given again stands on the consent of the first time. Where another one has taken its place
    /// it is a disclosure of its own.
    /// </summary>
    /// <param name="id">The same for what was opened before.</param>
    /// <param name="permitted">How many of the proposals are, by what is in force now.</param>
    private async Task<Opening<T>> OpenAsync<T>(
        Partnership partnership,
        IReadOnlyList<Proposal<T>> proposals,
        Guid id,
        int permitted,
        CancellationToken cancellation)
    {
        var recipient = new Recipient(partnership.Id, partnership.Id, PurposeOfUse.CareManagement);
        var opening = await door.OpenAsync(recipient, proposals, cancellation, id);
        return opening.Items.Count < permitted
            ? await door.OpenAsync(recipient, proposals, cancellation)
            : opening;
    }

    private async Task<IReadOnlyList<DisclosureCategory>> PermittedAsync(
        Partnership partnership, IReadOnlyList<DisclosureCategory> categories, CancellationToken cancellation)
    {
        var permitted = await door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = partnership.ParticipantId,
                RecipientOrganizationId = partnership.Id,
                RecipientId = partnership.Id,
                Purpose = PurposeOfUse.CareManagement,
                Scopes =
                [
                    .. categories.Select(category => new DisclosureScope(partnership.OrganizationId, category)),
                ],
            },
            cancellation);
        return [.. permitted.Select(scope => scope.Category)];
    }

    private static DisclosureCategory CategoryOf(WarningCause cause) =>
        PartnerTopics.CategoryOf(PartnerTopics.Of(cause.Signal));

    private static DisclosureItem Record(Warning warning, Guid id, DisclosureCategory category) =>
        new("Communication", id, 1, warning.ParticipantId, warning.OrganizationId, category);
}
