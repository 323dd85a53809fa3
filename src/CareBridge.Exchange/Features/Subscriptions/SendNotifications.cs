using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Lets every subscription that is due have its turn, which is one notification. A client has a few at a time: whatever
/// its endpoints do, there is room for the others.
/// </summary>
internal sealed class SendNotifications(
    IServiceScopeFactory scopes, NotificationSignal signal, TimeProvider time, ILogger<SendNotifications> logger)
    : TurnTaking(new Room(AtOnce: 256, OfOneGroup: 8), PollInterval, signal, time, logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    protected override async Task<bool> TakeAsync(Guid key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NotificationTurn>().TakeAsync(key, cancellation);
    }

    protected override async Task<List<Due>> DueAsync(
        IReadOnlyList<Guid> fullGroups, int most, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var now = Time.Now();
        var full = fullGroups.ToList();
        return await store.Subscriptions.AsNoTracking()
            .Where(s => s.DueAt <= now && (s.ClaimedUntil == null || s.ClaimedUntil <= now))
            .Where(s => !full.Contains(s.ClientId))
            .OrderBy(s => s.DueAt).Select(s => new Due(s.Key, s.ClientId)).Take(most).ToListAsync(cancellation);
    }
}
