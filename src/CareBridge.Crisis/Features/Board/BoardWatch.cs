using System.Collections.Concurrent;
using System.Threading.Channels;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features.Board;

/// <summary>
/// Looks after changes for all boards that are watched in this process, with one query for all of them: at once when
/// this process has changed something, else four times a second, for another instance may have.
/// </summary>
internal sealed class BoardWatch(
    IServiceScopeFactory scopes, BoardSignal signal, TimeProvider time, ILogger<BoardWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Changes of a burst are told once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Looking takes no more than a quarter of the time, however much there is to look at.</summary>
    private const int PausePerLook = 3;

    /// <summary>What was resolved longer ago changes no more.</summary>
    private static readonly TimeSpan InSight = TimeSpan.FromHours(25);

    private readonly ConcurrentDictionary<Guid, Watcher> _watchers = new();
    private Dictionary<Guid, Mark> _marks = [];

    /// <summary>Told that something changed, and never more than once what nobody has read yet.</summary>
    public IDisposable Watch(Guid team, out ChannelReader<bool> changes)
    {
        var watcher = new Watcher(team, id => _watchers.TryRemove(id, out _));
        _watchers[watcher.Id] = watcher;
        changes = watcher.Changes;
        // From now on it is compared with what is there now.
        signal.Set();
        return watcher;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var begun = time.GetTimestamp();
                await LookAsync(stoppingToken);
                var rest = PausePerLook * time.GetElapsedTime(begun);
                await Task.Delay(rest > Pause ? rest : Pause, time, stoppingToken);
                await signal.WaitAsync(Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var watchers = _watchers.Values.ToList();
        if (watchers.Count == 0)
        {
            _marks.Clear();
            return;
        }
        try
        {
            var marks = await ReadAsync([.. watchers.Select(watcher => (Guid?)watcher.Team).Distinct()], cancellation);
            foreach (var watcher in watchers)
            {
                var mark = marks.GetValueOrDefault(watcher.Team, Mark.Nothing);
                if (!_marks.TryGetValue(watcher.Team, out var before) || before != mark) watcher.Tell();
            }
            foreach (var (team, before) in _marks) Measure(before, marks.GetValueOrDefault(team, Mark.Nothing));
            _marks = watchers.Select(watcher => watcher.Team).Distinct()
                .ToDictionary(team => team, team => marks.GetValueOrDefault(team, Mark.Nothing));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            if (StoreFaults.IsOutage(exception)) logger.LogDebug(exception, "Boards could not be watched");
            else logger.LogWarning(exception, "Boards could not be watched");
        }
    }

    private void Measure(Mark before, Mark mark)
    {
        if (mark.Newest is { } raised && !(raised <= before.Newest))
            CrisisMeasures.Board.Record((time.GetUtcNow() - raised).TotalSeconds);
    }

    /// <summary>Versions only grow, so that what changes moves the sum.</summary>
    private async Task<Dictionary<Guid, Mark>> ReadAsync(List<Guid?> teams, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var since = time.GetUtcNow() - InSight;
        var cases = await store.Escalations
            .Where(e => teams.Contains(e.CrisisTeamId)
                && (e.Status != EscalationStatus.Resolved || e.ResolvedAt > since))
            .GroupBy(e => e.CrisisTeamId)
            .Select(group => new
            {
                Team = group.Key,
                Count = group.Count(),
                Sum = group.Sum(e => e.Version),
                Newest = group.Max(e => e.IsDrill ? null : (DateTimeOffset?)e.RaisedAt),
            })
            .ToDictionaryAsync(one => one.Team!.Value, cancellation);
        var followUps = await store.FollowUps
            .Where(f => teams.Contains(f.CrisisTeamId) && f.Status != FollowUpStatus.Done)
            .GroupBy(f => f.CrisisTeamId)
            .Select(group => new { Team = group.Key, Count = group.Count(), Sum = group.Sum(f => f.Version) })
            .ToDictionaryAsync(one => one.Team, cancellation);
        return cases.Keys.Union(followUps.Keys).ToDictionary(team => team, team => new Mark(
            cases.GetValueOrDefault(team)?.Count ?? 0,
            cases.GetValueOrDefault(team)?.Sum ?? 0,
            followUps.GetValueOrDefault(team)?.Count ?? 0,
            followUps.GetValueOrDefault(team)?.Sum ?? 0,
            cases.GetValueOrDefault(team)?.Newest));
    }

    /// <summary>How a team's board stands, as far as it takes to see that it has changed.</summary>
    /// <param name="Newest">When the last was raised that is no drill.</param>
    private sealed record Mark(int Cases, long Versions, int FollowUps, long FollowUpVersions, DateTimeOffset? Newest)
    {
        public static Mark Nothing { get; } = new(0, 0, 0, 0, null);
    }

    private sealed class Watcher(Guid team, Action<Guid> end) : IDisposable
    {
        private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public Guid Id { get; } = Guid.CreateVersion7();

        public Guid Team => team;

        public ChannelReader<bool> Changes => _changes.Reader;

        public void Tell() => _changes.Writer.TryWrite(true);

        public void Dispose() => end(Id);
    }
}
