using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>Keeps where each consent in force points; saves nothing.</summary>
internal sealed class ConsentPointers(ExchangeDbContext store)
{
    /// <summary>What an organization has written it finds again, without any consent.</summary>
    public async Task PointToAuthorAsync(Projection written, CancellationToken cancellation)
    {
        var (participant, author, category) =
            (written.ParticipantId!.Value, written.DiscloserId!.Value, written.Category!.Value);
        var known = await store.ConsentPointers.FindAsync([participant, author, author, category], cancellation);
        if (known is not null) return;
        store.ConsentPointers.Add(new ConsentPointer
        {
            ConsentId = participant,
            RecipientId = author,
            ParticipantId = participant,
            DiscloserId = author,
            Category = category,
        });
    }

    public async Task FollowAsync(ConsentChanged message, CancellationToken cancellation)
    {
        var head = await store.Heads.FindAsync([ServedTypes.Consent, message.ConsentId], cancellation);
        if (head is null || head.Version > message.Version) return;
        var kept = await store.ConsentPointers
            .Where(pointer => pointer.ConsentId == message.ConsentId).ToListAsync(cancellation);
        if (message.Status != ConsentStatus.Granted)
        {
            store.ConsentPointers.RemoveRange(kept);
            return;
        }
        // What a consent covers is settled when it is granted, and covers whom it is about.
        var categories = message.Categories.Append(DisclosureCategory.Identity).Distinct();
        store.ConsentPointers.AddRange(
            from recipient in message.RecipientOrganizationIds.Distinct()
            from discloser in message.DiscloserOrganizationIds.Distinct()
            from category in categories
            where !kept.Exists(p =>
                p.RecipientId == recipient && p.DiscloserId == discloser && p.Category == category)
            select new ConsentPointer
            {
                ConsentId = message.ConsentId,
                RecipientId = recipient,
                ParticipantId = message.ParticipantId,
                DiscloserId = discloser,
                Category = category,
            });
    }
}
