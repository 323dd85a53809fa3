using System.Security.Cryptography;
using System.Text;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>What one recipient may be shown of one participant at an instant, for one purpose.</summary>
/// <param name="Scopes">Ordered; empty when it is nothing.</param>
/// <param name="Consents">What that rests on, the newest first; empty for what an emergency has opened.</param>
internal sealed record Permit(
    Guid ParticipantId, IReadOnlyList<DisclosureScope> Scopes, IReadOnlyList<ConsentRecord> Consents)
{
    /// <summary>
    /// Another one when it is another permit. That nothing is permitted, or that there is nobody, is the same one.
    /// </summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('|', Scopes.Select(scope => $"{scope.DiscloserOrganizationId:N}{(int)scope.Category:X}")))))[..16];

    /// <summary>When the first of the consents ends by itself; null when none does.</summary>
    public DateTimeOffset? EndsFirstAt => Consents.Select(consent => consent.ExpiresAt).Min();

    public static Permit Of(ConsentState state, ProposedRecipient recipient, Guid participantId, DateTimeOffset at)
    {
        var permitted = Named(state, recipient, participantId).Distinct()
            .Select(scope => (Scope: scope, Decision: DisclosureDecisions.Decide(
                state,
                new ProposedDisclosure(
                    participantId, scope, recipient.OrganizationId, recipient.Id, recipient.Purpose),
                at)))
            .Where(one => one.Decision.IsPermitted).ToList();
        return new Permit(
            participantId,
            [
                .. permitted.Select(one => one.Scope)
                    .OrderBy(scope => scope.DiscloserOrganizationId).ThenBy(scope => scope.Category),
            ],
            [
                .. permitted.Select(one => one.Decision.Consent).OfType<ConsentRecord>().Distinct()
                    .OrderByDescending(consent => consent.SortKey, StringComparer.Ordinal),
            ]);
    }

    /// <summary>What might be permitted: whatever a consent or an emergency names.</summary>
    private static IEnumerable<DisclosureScope> Named(
        ConsentState state, ProposedRecipient recipient, Guid participantId)
    {
        var consented = from consent in state.Consents
                        where consent.ParticipantId == participantId
                            && consent.Terms.Names(recipient.OrganizationId, recipient.Id)
                        from discloser in consent.Terms.DiscloserOrganizationIds
                        where discloser != recipient.OrganizationId
                        from category in consent.Terms.Categories
                        select new DisclosureScope(discloser, category);
        var opened = from access in state.BreakGlass
                     where access.ParticipantId == participantId && access.OpenedBy == recipient.Id
                     from holder in access.HolderOrganizationIds
                     where holder != recipient.OrganizationId
                     from category in access.Categories
                     select new DisclosureScope(holder, category);
        return consented.Concat(opened);
    }
}

/// <param name="Id">The person or client there.</param>
internal sealed record ProposedRecipient(Guid OrganizationId, Guid Id, PurposeOfUse Purpose);
