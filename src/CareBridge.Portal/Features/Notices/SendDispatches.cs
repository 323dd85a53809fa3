using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Lets every dispatch that is due have its turn. A person has a few at a time.</summary>
internal abstract class SendDispatches(
    bool urgent, IServiceScopeFactory scopes, Signal signal, TimeProvider time, ILogger logger)
    : TurnTaking(new Room(AtOnce: 32, OfOneGroup: 4), PollInterval, signal, time, logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    protected override async Task<bool> TakeAsync(Guid key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DispatchTurn>().TakeAsync(key, cancellation);
    }

    protected override async Task<List<Due>> DueAsync(
        IReadOnlyList<Guid> fullGroups, int most, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = Time.Now();
        var full = fullGroups.ToList();
        var ours = urgent
            ? store.Dispatches.Where(d => d.Wording == Wording.Urgent)
            : store.Dispatches.Where(d => d.Wording != Wording.Urgent);
        return await ours.AsNoTracking()
            .Where(d => d.DueAt <= now && (d.ClaimedUntil == null || d.ClaimedUntil <= now))
            .Where(d => !full.Contains(d.PersonId))
            .OrderBy(d => d.DueAt).Select(d => new Due(d.Id, d.PersonId)).Take(most).ToListAsync(cancellation);
    }
}

internal sealed class SendOrdinary(
    IServiceScopeFactory scopes, DispatchSignal signal, TimeProvider time, ILogger<SendOrdinary> logger)
    : SendDispatches(urgent: false, scopes, signal, time, logger);

/// <summary>
/// With room of its own: whatever else is under way, drills too, what is urgent does not wait for it.
/// </summary>
internal sealed class SendUrgent(
    IServiceScopeFactory scopes, UrgentSignal signal, TimeProvider time, ILogger<SendUrgent> logger)
    : SendDispatches(urgent: true, scopes, signal, time, logger);
