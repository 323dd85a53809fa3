using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class NoticeQueries
{
    /// <summary>Tells, unless that was told already: the same state may be announced more than once.</summary>
    public static async Task TellOnceAsync(
        this ConsentDbContext store,
        NoticeKind kind,
        NoticeAudience audience,
        Guid addresseeId,
        Guid subjectId,
        DateTimeOffset at,
        CancellationToken cancellation)
    {
        var isTold = await store.Notices.AnyAsync(
            n => n.AddresseeId == addresseeId && n.SubjectId == subjectId && n.Kind == kind && n.Audience == audience,
            cancellation);
        if (!isTold) store.Tell(Notice.Of(kind, audience, addresseeId, subjectId, at));
    }

    /// <summary>Keeps it, and has those whom it is for hear that there is something to read.</summary>
    public static void Tell(this ConsentDbContext store, Notice notice)
    {
        store.Notices.Add(notice);
        if (notice.ToMessage() is { } message) store.Announce(message);
    }

    /// <summary>
    /// Tells whoever has received something under the consent. A recipient to whom nothing was ever disclosed must not
    /// even learn that there was anybody.
    /// </summary>
    public static async Task TellRecipientsToStopAsync(
        this ConsentDbContext store, Guid consentId, DateTimeOffset endedAt, CancellationToken cancellation)
    {
        var recipients = await store.Disclosures.Where(d => d.ConsentId == consentId)
            .Select(d => d.RecipientOrganizationId).Distinct().ToListAsync(cancellation);
        foreach (var recipient in recipients)
        {
            await store.TellOnceAsync(
                NoticeKind.StopUsing, NoticeAudience.Recipients, recipient, consentId, endedAt, cancellation);
        }
    }
}
