using CareBridge.Contracts.Retention;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Retention;

/// <summary>What a service that runs here knows of participants' records, and how it deletes them.</summary>
internal abstract class RetentionDesk
{
    public abstract RetentionRule Rule { get; }

    public abstract bool GoesLast { get; }

    public abstract bool KeepsCopies { get; }

    public abstract Task<ActivityFound> FindAsync(IReadOnlyList<Guid> participantIds, CancellationToken cancellation);

    /// <summary>The next participants of whom there is anything that could be deleted, in the store's order.</summary>
    public abstract Task<List<Guid>> PeopleAfterAsync(Guid? last, CancellationToken cancellation);

    /// <summary>Organizations that the participant's records name.</summary>
    public abstract Task<OrganizationsFound> FindOrganizationsAsync(
        Guid participantId, CancellationToken cancellation);

    /// <summary>Rows of each kind of which there are any.</summary>
    public abstract Task<IReadOnlyList<KindCount>> CountAsync(Guid participantId, CancellationToken cancellation);

    /// <summary>Deletes all of it and keeps that it was so, all or nothing.</summary>
    /// <param name="mayCommit">Asked last, when everything else is done.</param>
    /// <returns>Null when it was not to be, or somebody changed something meanwhile: all is as it was.</returns>
    public abstract Task<IReadOnlyList<KindCount>?> DisposeAsync(
        Disposal disposal, Func<Task<bool>> mayCommit, CancellationToken cancellation);
}

/// <param name="LastActivityAt">Anywhere, as those who were asked have it.</param>
internal sealed record Disposal(Guid RunId, Guid ParticipantId, DateTimeOffset LastActivityAt);

internal sealed record KindCount(string Kind, int Count);

internal sealed class RetentionDesk<TContext>(
    string service,
    RetentionPlan<TContext> plan,
    IServiceScopeFactory scopes,
    IConfiguration configuration,
    TimeProvider time) : RetentionDesk
    where TContext : ServiceDbContext
{
    public const int BatchSize = 100;

    public override RetentionRule Rule => RetentionRule.Of(configuration, service);

    public override bool GoesLast => plan.GoesLast;

    public override bool KeepsCopies => plan.KeepsCopies;

    public override async Task<ActivityFound> FindAsync(
        IReadOnlyList<Guid> participantIds, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var ids = participantIds.ToList();
        var last = await store.LastActivityAsync(plan, ids, cancellation);
        var having = await store.HavingRecordsAsync(plan, ids, cancellation);
        return new ActivityFound(
            Rule.KeptFor,
            [
                .. ids.Where(id => last.ContainsKey(id) || having.Contains(id)).Select(id => new ParticipantActivity(
                    id, last.TryGetValue(id, out var at) ? at : null, having.Contains(id))),
            ]);
    }

    public override async Task<List<Guid>> PeopleAfterAsync(Guid? last, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        return await store.PeopleAfterAsync(plan, last, BatchSize, cancellation);
    }

    public override async Task<OrganizationsFound> FindOrganizationsAsync(
        Guid participantId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var found = new HashSet<Guid>();
        foreach (var kind in plan.Kinds)
            found.UnionWith(await kind.OrganizationsAsync(store, participantId, cancellation));
        foreach (var organizations in plan.Organizations)
            found.UnionWith(await organizations(store, participantId).Distinct().ToListAsync(cancellation));
        return new OrganizationsFound([.. found]);
    }

    public override async Task<IReadOnlyList<KindCount>> CountAsync(Guid participantId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var counts = new List<KindCount>();
        foreach (var kind in plan.Kinds.Where(kind => !kind.IsShared))
            counts.Add(new KindCount(kind.Name, await kind.CountAsync(store, participantId, cancellation)));
        return [.. counts.Where(count => count.Count > 0)];
    }

    public override async Task<IReadOnlyList<KindCount>?> DisposeAsync(
        Disposal disposal, Func<Task<bool>> mayCommit, CancellationToken cancellation)
    {
        try
        {
            return await TryDisposeAsync(disposal, mayCommit, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception) || StoreFaults.IsReferredTo(exception))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<KindCount>?> TryDisposeAsync(
        Disposal disposal, Func<Task<bool>> mayCommit, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        // What is saved after this instant is not seen, so not deleted; what is changed after it stops the deletion.
        await using var transaction = await store.Database.BeginSnapshotAsync(cancellation);
        var last = await store.LastActivityAsync(plan, [disposal.ParticipantId], cancellation);
        if (last.TryGetValue(disposal.ParticipantId, out var at) && at > disposal.LastActivityAt) return null;
        var counts = new List<KindCount>();
        foreach (var kind in plan.Kinds)
        {
            var count = await kind.DeleteAsync(store, disposal.ParticipantId, cancellation);
            if (count > 0 && !kind.IsShared) counts.Add(new KindCount(kind.Name, count));
        }
        if (counts.Count == 0) return [];
        var now = time.Now();
        store.Set<Disposition>().AddRange(counts.Select(count => new Disposition
        {
            ParticipantId = disposal.ParticipantId,
            RunId = disposal.RunId,
            Service = service,
            Kind = count.Kind,
            Count = count.Count,
            Rule = Rule.Words,
            LastActivityAt = disposal.LastActivityAt,
            DisposedAt = now,
        }));
        store.Announce(new RecordsDisposed
        {
            RunId = disposal.RunId,
            ParticipantId = disposal.ParticipantId,
            ServiceCode = service,
            LastActivityAt = disposal.LastActivityAt,
            DisposedAt = now,
        });
        await store.SaveChangesAsync(cancellation);
        if (!await mayCommit()) return null;
        await transaction.CommitAsync(cancellation);
        return counts;
    }
}
