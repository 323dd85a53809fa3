using System.Runtime.CompilerServices;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>Makes a service's projections anew from the command line.</summary>
internal abstract class Rebuilder
{
    public abstract string Service { get; }

    public abstract IReadOnlyList<string> Projections { get; }

    /// <summary>Begins, or goes on with what is under way, and says how far it is whenever that is another
    /// hundredth.</summary>
    public abstract IAsyncEnumerable<RebuildView> RebuildAsync(string projection, CancellationToken cancellation);
}

internal sealed class Rebuilder<TContext>(
    IServiceScopeFactory scopes, RebuildSteps<TContext> steps, TimeProvider time) : Rebuilder
    where TContext : ServiceDbContext
{
    /// <summary>While another instance is at a step.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public override string Service =>
        Look(services => services.GetRequiredService<TContext>().Model.GetDefaultSchema()!);

    public override IReadOnlyList<string> Projections =>
        Look(services => services.GetServices<IProjection<TContext>>().Select(one => one.Name).ToList());

    public override async IAsyncEnumerable<RebuildView> RebuildAsync(
        string projection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var id = await BeginAsync(projection, cancellation);
        var said = -1L;
        while (true)
        {
            var stepped = await steps.TryTakeAsync(id, cancellation);
            var view = await ReadAsync(id, cancellation);
            var hundredth = view.Done * 100L / Math.Max(1, view.Total);
            var isOver = view.Status != RebuildStatus.Running;
            if (hundredth != said || isOver) yield return view;
            if (isOver) yield break;
            said = hundredth;
            if (!stepped) await Task.Delay(Pause, time, cancellation);
        }
    }

    private async Task<Guid> BeginAsync(string name, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var running = await store.Rebuilds.AsNoTracking()
            .Where(one => one.Projection == name && one.Status == RebuildStatus.Running)
            .OrderBy(one => one.SortKey).FirstOrDefaultAsync(cancellation);
        if (running is not null) return running.Id;
        var projection = scope.ServiceProvider.GetServices<IProjection<TContext>>().Single(one => one.Name == name);
        var total = await projection.CountAsync(store, cancellation);
        var now = time.Now();
        // Asked for at the machine itself, by nobody who is signed in.
        var rebuild = Rebuild.Begin(Guid.CreateVersion7(now), name, total, Guid.Empty, now);
        store.Rebuilds.Add(rebuild);
        await store.SaveChangesAsync(cancellation);
        return rebuild.Id;
    }

    private async Task<RebuildView> ReadAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return RebuildView.Of(await scope.ServiceProvider.GetRequiredService<TContext>().Rebuilds.AsNoTracking()
            .SingleAsync(one => one.Id == id, cancellation));
    }

    private T Look<T>(Func<IServiceProvider, T> see)
    {
        using var scope = scopes.CreateScope();
        return see(scope.ServiceProvider);
    }
}
