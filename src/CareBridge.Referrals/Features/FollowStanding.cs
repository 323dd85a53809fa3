using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// A receiver was verified, or is not any more: what waits for it goes, what is on its way waits. That may be very
/// many, so each is saved by itself; done again, what is left follows and the others stay as they are.
/// </summary>
internal sealed class FollowStanding(ReferralsDbContext store, FollowConsent consent)
    : IReaction<RecipientStandingChanged>
{
    private const int PageSize = 100;

    /// <summary>Losing a race this often in a row means something else is wrong.</summary>
    private const int Attempts = 10;

    public async Task HandleAsync(RecipientStandingChanged message, CancellationToken cancellation)
    {
        var concerned = store.Referrals.UnderConsent().Where(r => r.ReceivingOrganizationId == message.OrganizationId);
        for (var after = ""; ;)
        {
            var page = await concerned.Where(r => string.Compare(r.SortKey, after) > 0)
                .OrderBy(r => r.SortKey).Take(PageSize)
                .Select(r => new { r.Id, r.SortKey }).ToListAsync(cancellation);
            foreach (var one in page) await FollowAsync(one.Id, cancellation);
            if (page.Count < PageSize) return;
            after = page[^1].SortKey;
        }
    }

    private async Task FollowAsync(Guid id, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await consent.FollowAsync(store.Referrals.Where(r => r.Id == id), cancellation);
                await store.SaveChangesAsync(cancellation);
                return;
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                // What somebody else saved first is followed as it is now.
            }
            finally
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
