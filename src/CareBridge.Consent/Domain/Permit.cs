using System.Security.Cryptography;
using System.Text;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>What one recipient may be shown of one participant at an instant, for one purpose.</summary>
/// <param name="Parts">Ordered; empty when it is nothing.</param>
internal sealed record Permit(Guid ParticipantId, IReadOnlyList<PermitPart> Parts)
{
    public IEnumerable<DisclosureScope> Scopes => Parts.Select(part => part.Scope);

    /// <summary>What it rests on, the newest first; empty for what an emergency has opened.</summary>
    public IReadOnlyList<ConsentRecord> Consents { get; } =
    [
        .. Parts.Select(part => part.Consent).OfType<ConsentRecord>().Distinct()
            .OrderByDescending(consent => consent.SortKey, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Another one when it is another permit. That nothing is permitted, or that there is nobody, is the same one.
    /// </summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('|', Scopes.Select(scope => $"{scope.DiscloserOrganizationId:N}{(int)scope.Category:X}")))))[..16];

    /// <summary>When the first of the consents ends by itself; null when none does.</summary>
    public DateTimeOffset? EndsFirstAt => Consents.Select(consent => consent.ExpiresAt).Min();

    public static Permit Of(ConsentState state, ProposedRecipient recipient, Guid participantId, DateTimeOffset at)
    {
        var decided = Named(state, recipient, participantId).Distinct()
            .Select(scope => (Scope: scope, Decision: DisclosureDecisions.Decide(
                state,
                new ProposedDisclosure(
                    participantId, scope, recipient.OrganizationId, recipient.Id, recipient.Purpose),
                at)));
        return new Permit(
            participantId,
            [
                .. from one in decided
                   where one.Decision.IsPermitted
                   orderby one.Scope.DiscloserOrganizationId, one.Scope.Category
                   select new PermitPart(one.Scope, one.Decision.Consent),
            ]);
    }

    /// <summary>What showing it discloses, of each who may show something and under each consent.</summary>
    public IReadOnlyList<DisclosureItem> Records() => [.. Parts.Select(Record).Distinct()];

    /// <summary>As much of it as these of its records allow to be shown.</summary>
    public Permit Showing(IReadOnlyList<DisclosureItem> records) =>
        new(ParticipantId, [.. Parts.Where(part => records.Contains(Record(part)))]);

    /// <summary>
    /// That somebody consented tells who they are; what rests on no consent was opened category by category.
    /// </summary>
    private DisclosureItem Record(PermitPart part) => new(
        "Consent",
        part.Consent?.Id ?? ParticipantId,
        part.Consent?.Version ?? 1,
        ParticipantId,
        part.Scope.DiscloserOrganizationId,
        part.Consent is null ? part.Scope.Category : DisclosureCategory.Identity);

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

/// <param name="Consent">What it rests on; null for what an emergency has opened.</param>
internal sealed record PermitPart(DisclosureScope Scope, ConsentRecord? Consent);

/// <param name="Id">The person or client there.</param>
internal sealed record ProposedRecipient(Guid OrganizationId, Guid Id, PurposeOfUse Purpose);
