using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// Asks for the consent that a referral waits for, as soon as its receiver is one that somebody has verified: nobody is
/// asked to sign for another. If a consent covers it already, the news of that is told again.
/// </summary>
internal static class AskForReferral
{
    /// <exception cref="InvalidOperationException">The place of the consent is taken by another.</exception>
    public static async Task AskAsync(
        this ConsentDbContext store, ConsentRequest request, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await MustWaitAsync(store, request, cancellation)) return;
        var receiverId = request.Terms.RecipientOrganizationIds.Single();
        var state = await store.StateOfAsync([request.ParticipantId], [receiverId], at, cancellation);
        var decision = DisclosureDecisions.Decide(state, Proposed(request, receiverId), at);
        if (decision is { IsPermitted: true, Consent: { } consent })
        {
            store.Announce(consent.ToMessage());
            return;
        }
        // Asked once for each referral: a participant who declined or revoked has answered.
        if (await store.Consents.SingleOrDefaultAsync(c => c.Id == request.Id, cancellation) is { } asked)
        {
            if (asked.ReferralId == request.ReferralId) return;
            throw new InvalidOperationException(
                $"Referral {request.ReferralId} waits for nothing: its consent's place {request.Id} is another's.");
        }
        store.AddConsent(ConsentRecord.Request(request, at), [request.RequestingOrganizationId]);
    }

    /// <summary>The referral waits for no consent any more.</summary>
    public static async Task ForgetAsync(
        this ConsentDbContext store, Guid referralId, CancellationToken cancellation) =>
        store.PutOff.RemoveRange(
            await store.PutOff.Where(p => p.ReferralId == referralId).ToListAsync(cancellation));

    /// <summary>Puts it off while nobody has verified the receiver.</summary>
    private static async Task<bool> MustWaitAsync(
        ConsentDbContext store, ConsentRequest request, CancellationToken cancellation)
    {
        var (referralId, receiverId) = (request.ReferralId!.Value, request.Terms.RecipientOrganizationIds.Single());
        var putOff = await store.PutOff.SingleOrDefaultAsync(p => p.ReferralId == referralId, cancellation);
        var receiver = await store.Organizations.SingleOrDefaultAsync(o => o.Id == receiverId, cancellation);
        if (receiver is not { IsVerified: false })
        {
            if (putOff is not null) store.PutOff.Remove(putOff);
            return false;
        }
        receiver.Await();
        if (putOff is null)
            store.PutOff.Add(new PutOffRequest { ReferralId = referralId, ReceiverId = receiverId, Request = request });
        return true;
    }

    private static ProposedDisclosure Proposed(ConsentRequest request, Guid receiverId) => new(
        request.ParticipantId,
        new DisclosureScope(request.RequestingOrganizationId, DisclosureCategory.Referrals),
        receiverId,
        RecipientId: null,
        PurposeOfUse.Treatment);
}
