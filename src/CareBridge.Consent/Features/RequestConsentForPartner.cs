using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// Somebody without an account is to be told of early warnings. What both have agreed is no written consent under 42
/// CFR 2.31: it names neither a purpose nor an end, nor how to take it back. So the participant is asked for one, to
/// this person by name, and until they have signed it nothing is told.
/// </summary>
internal sealed class RequestConsentForPartner(ConsentDbContext store, ISeal seal, TimeProvider time)
    : IReaction<PartnershipChanged>
{
    public async Task HandleAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        if (!await store.IsNewsAsync(message.PartnershipId, message.Version, cancellation)) return;
        if (message.Status == PartnershipStatus.Ended) await WithdrawAsync(message, cancellation);
        if (message.Status == PartnershipStatus.Agreed && message.Partner is { } partner)
            await AskAsync(message, seal.Open<PartnerPerson>(partner), cancellation);
    }

    private async Task AskAsync(PartnershipChanged message, PartnerPerson partner, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var request = Request(message, partner);
        var open = await OpenAsync(message, cancellation);
        // Whatever is permitted already, nobody is to sign for what the two have not agreed on any more.
        foreach (var consent in open.Where(consent => consent.Asked != request.Terms)) consent.Withdraw(now);
        var state = await store.StateOfAsync([message.ParticipantId], [message.PartnershipId], now, cancellation);
        if (message.Categories.All(category => DisclosureDecisions.Decide(state, Proposed(message, category), now)
                .IsPermitted))
            return;
        if (open.Exists(consent => consent.Asked == request.Terms)) return;
        store.AddConsent(ConsentRecord.Request(request, now), [message.OrganizationId]);
    }

    /// <summary>
    /// Nobody need answer any more. What was signed is the participant's to revoke; nothing more is told on it.
    /// </summary>
    private async Task WithdrawAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        foreach (var consent in await OpenAsync(message, cancellation)) consent.Withdraw(time.GetUtcNow());
    }

    /// <summary>What was asked for this person and is not answered.</summary>
    private async Task<List<ConsentRecord>> OpenAsync(PartnershipChanged message, CancellationToken cancellation)
    {
        var asked = await store.Consents
            .Where(c => c.ParticipantId == message.ParticipantId && c.Status == ConsentStatus.Requested
                && c.RequestedBy == message.ParticipantId)
            .ToListAsync(cancellation);
        return asked.FindAll(c => c.Asked.Names(message.PartnershipId, message.PartnershipId));
    }

    private static ProposedDisclosure Proposed(PartnershipChanged message, DisclosureCategory category) => new(
        message.ParticipantId,
        new DisclosureScope(message.OrganizationId, category),
        message.PartnershipId,
        message.PartnershipId,
        PurposeOfUse.CareManagement);

    private static ConsentRequest Request(PartnershipChanged message, PartnerPerson partner) => new()
    {
        Id = DerivedId.Of("consent for partner", message.PartnershipId, $"{message.Version}"),
        ParticipantId = message.ParticipantId,
        Terms = new ConsentTerms
        {
            DiscloserOrganizationIds = [message.OrganizationId],
            RecipientOrganizationIds = [],
            RecipientPersons = [new NamedRecipient(message.PartnershipId, partner.Name, RelationshipOf(partner))],
            Categories = message.Categories,
            Purposes = [PurposeOfUse.CareManagement],
        },
        // It is they who want this person told.
        RequestedBy = message.ParticipantId,
        RequestingOrganizationId = message.OrganizationId,
    };

    private static RecipientRelationship RelationshipOf(PartnerPerson partner) =>
        partner.RoleCode == "sponsor" ? RecipientRelationship.Sponsor : RecipientRelationship.Ally;
}
