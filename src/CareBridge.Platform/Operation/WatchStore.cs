using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>
/// Looks at a service's store for the metrics of what waits in it, while anybody collects them. A store that cannot be
/// asked has no figures, rather than old ones.
/// </summary>
internal sealed class WatchStore<TContext>(
    OperatedService<TContext> service,
    IServiceScopeFactory scopes,
    IEnumerable<WatchedTimer<TContext>> timers,
    IEnumerable<WatchedFigure<TContext>> figures,
    TimeProvider time,
    ILogger<WatchStore<TContext>> logger)
    : RepeatedWork(Interval, time, logger)
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly List<WatchedGauge> _gauges =
        [.. StoreGauges.All, .. figures.Select(figure => figure.Gauge).Distinct()];

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        if (!_gauges.Exists(gauge => gauge.IsWanted)) return;
        try
        {
            await LookAsync(cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            Logger.LogDebug(exception, "The store of {Service} could not be looked at", service.Name);
            foreach (var gauge in _gauges) gauge.Forget(service.Name);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var now = Time.Now();
        StoreGauges.OutboxWaiting.Set(service.Name, await store.Outbox.CountAsync(cancellation));
        var oldest = await store.Outbox.MinAsync(row => (long?)row.Position, cancellation);
        StoreGauges.OutboxAge.Set(
            service.Name, oldest is { } ticks ? Seconds(now - new DateTimeOffset(ticks, TimeSpan.Zero)) : 0);
        StoreGauges.FailedWaiting.Set(service.Name, await store.WaitingFailures(now).CountAsync(cancellation));
        foreach (var timer in timers)
        {
            var due = timer.Times(store).Where(at => at != null && at <= now);
            StoreGauges.TimersDue.Set(service.Name, await due.CountAsync(cancellation), timer.Name);
            var first = await due.MinAsync(cancellation);
            StoreGauges.TimerLateness.Set(service.Name, first is { } at ? Seconds(now - at) : 0, timer.Name);
        }
        foreach (var figure in figures)
            figure.Gauge.Set(service.Name, await figure.Count(store, now).CountAsync(cancellation));
    }

    private static double Seconds(TimeSpan span) => Math.Max(0, span.TotalSeconds);
}

/// <param name="Count">What is counted at a time.</param>
internal sealed record WatchedFigure<TContext>(
    WatchedGauge Gauge, Func<TContext, DateTimeOffset, IQueryable<Guid>> Count)
    where TContext : ServiceDbContext;

internal static class StoreGauges
{
    public static WatchedGauge OutboxWaiting { get; } = new(
        "carebridge.outbox.waiting", "{message}", "Messages that the transport has not taken.");

    public static WatchedGauge OutboxAge { get; } = new(
        "carebridge.outbox.age", "s", "How long the oldest message has waited for the transport.");

    public static WatchedGauge FailedWaiting { get; } = new(
        "carebridge.failed_messages.waiting", "{message}", "Messages that failed and wait for somebody to decide.");

    public static WatchedGauge TimersDue { get; } = new(
        "carebridge.timers.due", "{timer}", "Timers that are due and not done.");

    public static WatchedGauge TimerLateness { get; } = new(
        "carebridge.timers.lateness", "s", "How long the first of the timers that are due has been.");

    public static IReadOnlyList<WatchedGauge> All { get; } =
        [OutboxWaiting, OutboxAge, FailedWaiting, TimersDue, TimerLateness];
}
