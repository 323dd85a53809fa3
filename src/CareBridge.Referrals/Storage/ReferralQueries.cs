using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Storage;

internal static class ReferralQueries
{
    /// <summary>So long before its end a first contact is brought to mind: the day before it, and on the day.</summary>
    private static readonly TimeSpan ContactAhead = TimeSpan.FromHours(36);

    public static IQueryable<Referral> From(this IQueryable<Referral> referrals, Guid organizationId) =>
        referrals.Where(r => r.ReferringOrganizationId == organizationId);

    /// <summary>
    /// Of the referring side: something is awaited of it, a time limit has passed on either side, or the first contact
    /// is near.
    /// </summary>
    public static IQueryable<Referral> Pressing(this IQueryable<Referral> referrals, DateTimeOffset now)
    {
        var soon = now + ContactAhead;
        return referrals.Open().Where(r => r.Status == ReferralStatus.NeedsInfo
            || r.ContactAwaits == Side.Referring
            || r.RemindedAt != null
            || r.DueAt <= now
            || (r.Status == ReferralStatus.Scheduled && r.ContactEndsAt >= now && r.ContactEndsAt <= soon));
    }

    /// <summary>Those the receiver knows of: <see cref="Referral.IsOpenToReceiver"/>, in the store.</summary>
    public static IQueryable<Referral> OpenTo(this IQueryable<Referral> referrals, Guid organizationId) =>
        referrals.Where(r => r.ReceivingOrganizationId == organizationId
            && r.SentAt != null
            && r.Status != ReferralStatus.AwaitingConsent);

    /// <summary>Those that are as a list asks for.</summary>
    /// <param name="open">Whether they may still move.</param>
    public static IQueryable<Referral> Standing(
        this IQueryable<Referral> referrals, ReferralStatus? status, bool? open)
    {
        if (status is { } wanted) referrals = referrals.Where(r => r.Status == wanted);
        return open is { } isOpen
            ? referrals.Where(r => isOpen != (r.Status == ReferralStatus.Declined
                || r.Status == ReferralStatus.Completed
                || r.Status == ReferralStatus.Cancelled))
            : referrals;
    }

    /// <summary>What a consent, given or ended, makes a difference to: it waits for one, or was sent.</summary>
    public static IQueryable<Referral> UnderConsent(this IQueryable<Referral> referrals) =>
        referrals.Where(r => r.Status == ReferralStatus.AwaitingConsent || r.SentAt != null);

    /// <summary>Those that have been submitted and are not over.</summary>
    private static IQueryable<Referral> Open(this IQueryable<Referral> referrals) =>
        referrals.Where(r => r.Status != ReferralStatus.Draft
            && r.Status != ReferralStatus.Declined
            && r.Status != ReferralStatus.Completed
            && r.Status != ReferralStatus.Cancelled);

    /// <summary>Those between organizations that the consent names.</summary>
    public static IQueryable<Referral> NamedIn(this IQueryable<Referral> referrals, ConsentChanged consent)
    {
        var disclosers = consent.DiscloserOrganizationIds.ToList();
        var recipients = consent.RecipientOrganizationIds.ToList();
        return referrals.Where(r => r.ParticipantId == consent.ParticipantId
            && disclosers.Contains(r.ReferringOrganizationId)
            && recipients.Contains(r.ReceivingOrganizationId));
    }

    /// <summary>The contact that is proposed or agreed on, if there is one.</summary>
    public static async Task<Contact?> OpenContactAsync(
        this ReferralsDbContext store, Referral referral, CancellationToken cancellation) =>
        referral.ContactId is { } id
            ? await store.Contacts.SingleAsync(contact => contact.Id == id, cancellation)
            : null;

    /// <summary>The referral, if the organization made it; to others there is none.</summary>
    public static async Task<Referral> RequireOwnAsync(
        this ReferralsDbContext store, Guid id, Guid organizationId, CancellationToken cancellation) =>
        await store.Referrals.From(organizationId).SingleOrDefaultAsync(r => r.Id == id, cancellation)
            ?? throw new NotFoundException("referral");
}
