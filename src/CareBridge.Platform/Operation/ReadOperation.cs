using System.Diagnostics;
using System.Reflection;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>How a service stands, as the instance sees it that answers.</summary>
internal static class ReadOperation<TContext>
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static void Map(IEndpointRouteBuilder routes, string service) =>
        routes.MapGet($"/api/{service}/operation", (HttpContext http, CancellationToken cancellation) =>
                HandleAsync(service, http.RequestServices, cancellation))
            .WithSummary("Read how the service stands").RequireRole(Role.Administrator).ShowsNothing();

    private static async Task<OperationView> HandleAsync(
        string service, IServiceProvider services, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<TContext>();
        var now = services.GetRequiredService<TimeProvider>().Now();
        var view = new OperationView
        {
            Service = service,
            Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            Since = services.GetRequiredService<Beginning>().At,
            Now = now,
            Transport = new TransportView(
                services.GetRequiredService<Transport>(),
                services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy),
            Store = await LookAsync(store, now, cancellation),
            Queues = await QueuesAsync(service, services, cancellation),
        };
        return view.Store.Answers ? await CompleteAsync(view, store, services, cancellation) : view;
    }

    private static async Task<OperationView> CompleteAsync(
        OperationView view, TContext store, IServiceProvider services, CancellationToken cancellation) =>
        view with
        {
            Outbox = await OutboxAsync(store, cancellation),
            HandledLastHour = await store.Inbox.CountAsync(entry => entry.HandledAt >= view.Now - Hour, cancellation),
            Failures = await store.WaitingFailures(view.Now).CountAsync(cancellation),
            Timers = await TimersAsync(view.Now, store, services, cancellation),
            Projections = await ProjectionsAsync(store, services, cancellation),
        };

    private static async Task<StoreView> LookAsync(
        TContext store, DateTimeOffset now, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var there = await store.Database.SqlQueryRaw<DateTimeOffset>(store.Database.IsNpgsql()
                ? "SELECT now() AS \"Value\""
                : "SELECT SYSDATETIMEOFFSET() AS [Value]").SingleAsync(cancellation);
            var took = Stopwatch.GetElapsedTime(begun);
            // It looked at its clock about half-way.
            return new StoreView(
                Answers: true,
                Math.Round(took.TotalMilliseconds, 1),
                Math.Round((there - now - (took / 2)).TotalMilliseconds));
        }
        catch (Exception exception) when (StoreFaults.IsOutage(exception))
        {
            return new StoreView(Answers: false, Milliseconds: null, AheadMilliseconds: null);
        }
    }

    private static async Task<BacklogView> OutboxAsync(TContext store, CancellationToken cancellation)
    {
        var waiting = await store.Outbox.CountAsync(cancellation);
        var oldest = await store.Outbox.MinAsync(row => (long?)row.Position, cancellation);
        return new BacklogView(waiting, oldest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero).AsKept() : null);
    }

    private static async Task<IReadOnlyList<QueueView>> QueuesAsync(
        string service, IServiceProvider services, CancellationToken cancellation)
    {
        var reactions = services.GetServices<ReactionRegistration>()
            .Where(reaction => reaction.Name.StartsWith($"{service}-", StringComparison.Ordinal))
            .OrderBy(reaction => reaction.Name, StringComparer.Ordinal).ToList();
        var figures = await services.GetRequiredService<Queues>()
            .LookAsync([.. reactions.Select(reaction => reaction.Name)], cancellation);
        return
        [
            .. reactions.Select(reaction => figures.TryGetValue(reaction.Name, out var figure)
                ? new QueueView(reaction.Name, reaction.Message.Name, figure.Waiting, figure.Consumers)
                : new QueueView(reaction.Name, reaction.Message.Name, Waiting: null, Consumers: null)),
        ];
    }

    private static async Task<IReadOnlyList<TimerView>> TimersAsync(
        DateTimeOffset now, TContext store, IServiceProvider services, CancellationToken cancellation)
    {
        var views = new List<TimerView>();
        foreach (var timer in services.GetServices<WatchedTimer<TContext>>())
        {
            var times = timer.Times(store).Where(at => at != null);
            var due = times.Where(at => at <= now);
            views.Add(new TimerView(
                timer.Name,
                await times.CountAsync(cancellation),
                await due.CountAsync(cancellation),
                await due.MinAsync(cancellation)));
        }
        return views;
    }

    private static async Task<IReadOnlyList<ProjectionView>> ProjectionsAsync(
        TContext store, IServiceProvider services, CancellationToken cancellation)
    {
        var views = new List<ProjectionView>();
        foreach (var projection in services.GetServices<IProjection<TContext>>())
        {
            var latest = await store.Rebuilds.AsNoTracking().Where(one => one.Projection == projection.Name)
                .OrderByDescending(one => one.SortKey).FirstOrDefaultAsync(cancellation);
            views.Add(new ProjectionView(projection.Name, latest is null ? null : RebuildView.Of(latest)));
        }
        return views;
    }
}
