using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Storage;

namespace CareBridge.Consent.Features.Permits;

/// <summary>Finds what a recipient may be shown now. Nothing may be shown on its answer.</summary>
internal sealed class PermitDesk(ConsentDbContext store, TimeProvider time)
{
    public async Task<Permit> OfAsync(Recipient recipient, Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var state = await store.StateOfAsync([participantId], [recipient.OrganizationId], now, cancellation);
        return Permit.Of(state, Proposed(recipient), participantId, now);
    }

    /// <summary>
    /// One for each participant, whoever consented last first. A page is filled up: a short one would tell of consents
    /// that a denial beats.
    /// </summary>
    public async Task<Page<Permit>> FindAsync(Recipient recipient, PageRequest page, CancellationToken cancellation)
    {
        var found = new List<Permit>();
        var limit = page.Limit ?? PageRequest.MaxLimit;
        for (var part = page; ;)
        {
            var consents = await store.GrantedTo(recipient.OrganizationId).NewestFirstAsync(part, cancellation);
            var now = time.GetUtcNow();
            var participants = consents.Items.Select(consent => consent.ParticipantId).Distinct().ToList();
            var state = await store.StateOfAsync(participants, [recipient.OrganizationId], now, cancellation);
            foreach (var consent in consents.Items)
            {
                var permit = Permit.Of(state, Proposed(recipient), consent.ParticipantId, now);
                // Under several consents a participant has their place by the newest.
                if (permit.Consents is not [var newest, ..] || newest.Id != consent.Id) continue;
                if (found.Count == limit) return new Page<Permit>(found, found[^1].Consents[0].SortKey);
                found.Add(permit);
            }
            if (consents.Next is null) return new Page<Permit>(found, Next: null);
            part = new PageRequest { After = consents.Next };
        }
    }

    private static ProposedRecipient Proposed(Recipient recipient) =>
        new(recipient.OrganizationId, recipient.Id, recipient.Purpose);
}
