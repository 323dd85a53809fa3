using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Referrals.Features;

/// <summary>
/// Presses on with referrals whose time limit has passed: whoever answers for one is reminded and, when nothing comes
/// of that, somebody else answers for it. Several instances may do it at once; the first to save wins and the others
/// find nothing left to do.
/// </summary>
internal sealed class TendReferrals(IServiceScopeFactory scopes, TimeProvider time, ILogger<TendReferrals> logger)
    : RepeatedWork(Interval, time, logger)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override Task WorkAsync(CancellationToken cancellation) =>
        EachDueAsync(DueAsync, id => PressAsync(id, cancellation), BatchSize, cancellation);

    private async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>();
        var now = Time.Now();
        return await store.Referrals.AsNoTracking().Where(r => r.DueAt <= now)
            .OrderBy(r => r.DueAt).ThenBy(r => r.SortKey).Take(BatchSize).Select(r => r.Id).ToListAsync(cancellation);
    }

    private async Task PressAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ReferralsDbContext>();
        var act = scope.ServiceProvider.GetRequiredService<Acts>().Own();
        var referral = await store.Referrals.SingleAsync(r => r.Id == id, cancellation);
        if (referral.Overdue(act.At) is not { } overdue) return;
        var staff = await store.Staff.AsNoTracking()
            .Where(one => one.OrganizationId == overdue.OrganizationId).ToListAsync(cancellation);
        referral.Press(KnownStaff.After(overdue.OwnerId, staff), act);
        await store.SaveChangesAsync(cancellation);
    }
}
