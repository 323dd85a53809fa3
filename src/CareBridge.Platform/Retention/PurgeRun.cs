using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Questions;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Retention;

/// <summary>
/// Deletes what the rules let go, one participant at a time, each in a transaction of its own: whoever is killed leaves
/// nobody half deleted, and the next run goes on with who is left.
/// </summary>
internal sealed class PurgeRun(
    IEnumerable<RetentionDesk> desks,
    Target target,
    QuestionClient client,
    IServiceScopeFactory scopes,
    TimeProvider time)
{
    private readonly IReadOnlyList<RetentionDesk> _desks = [.. desks];

    /// <exception cref="UnavailableException">
    /// A service does not answer: what is not known to be due is not deleted.
    /// </exception>
    public async Task<PurgeOutcome> PurgeAsync(
        RetentionDesk desk, Guid runId, bool isDryRun, CancellationToken cancellation)
    {
        var outcome = new PurgeOutcome();
        Guid? last = null;
        while (true)
        {
            var people = await desk.PeopleAfterAsync(last, cancellation);
            if (people.Count == 0) return outcome;
            last = people[^1];
            foreach (var (participantId, lastAt) in await DueAsync(desk, people, cancellation))
            {
                var disposal = new Disposal(runId, participantId, lastAt);
                outcome.Add(await PurgeAsync(desk, disposal, isDryRun, cancellation));
            }
        }
    }

    private async Task<Purged> PurgeAsync(
        RetentionDesk desk, Disposal disposal, bool isDryRun, CancellationToken cancellation)
    {
        var organizations = await OrganizationsAsync(disposal.ParticipantId, cancellation);
        if (await IsHeldAsync(disposal.ParticipantId, organizations, cancellation)) return Purged.UnderHold;
        if (isDryRun) return new Purged(await desk.CountAsync(disposal.ParticipantId, cancellation));
        var isHeld = false;
        var counts = await desk.DisposeAsync(disposal, MayCommitAsync, cancellation);
        if (isHeld) return Purged.UnderHold;
        return counts is null ? Purged.InUse : new Purged(counts);

        async Task<bool> MayCommitAsync()
        {
            isHeld = await IsHeldAsync(disposal.ParticipantId, organizations, cancellation);
            if (isHeld) return false;
            var still = await DueAsync(desk, [disposal.ParticipantId], cancellation);
            return still.Any(one => one.LastAt <= disposal.LastActivityAt);
        }
    }

    private async Task<List<(Guid ParticipantId, DateTimeOffset LastAt)>> DueAsync(
        RetentionDesk desk, IReadOnlyList<Guid> people, CancellationToken cancellation)
    {
        var now = time.Now();
        var own = await desk.FindAsync(people, cancellation);
        var quiet = people.Except(own.Participants
            .Where(one => one.LastAt > now - own.KeptFor).Select(one => one.ParticipantId)).ToList();
        if (quiet.Count == 0) return [];
        var found = new List<ActivityFound>();
        foreach (var here in _desks) found.Add(await here.FindAsync(quiet, cancellation));
        foreach (var elsewhere in target.Elsewhere)
        {
            found.Add(await client.AskAsync<FindActivity, ActivityFound>(
                elsewhere.Name, new FindActivity(elsewhere.Name, quiet), cancellation));
        }
        return
        [
            .. quiet.Select(id => Judge(id)).OfType<(Guid, DateTimeOffset)>(),
        ];

        (Guid, DateTimeOffset)? Judge(Guid id)
        {
            var known = found
                .SelectMany(one => one.Participants.Where(person => person.ParticipantId == id)
                    .Select(person => (person.LastAt, KeptFor: person.HasRecords ? one.KeptFor : TimeSpan.Zero)))
                .ToList();
            var keptFor = desk.GoesLast || desk.KeepsCopies
                ? known.Select(one => one.KeptFor).Append(own.KeptFor).Max()
                : own.KeptFor;
            // Of whom nobody knows when anything happened, nobody knows that it is long ago.
            return known.Max(one => one.LastAt) is { } at && at <= now - keptFor ? (id, at) : null;
        }
    }

    /// <summary>What is held in one service because it names an organization is held in all.</summary>
    private async Task<IReadOnlyList<Guid>> OrganizationsAsync(Guid participantId, CancellationToken cancellation)
    {
        var named = new HashSet<Guid>();
        foreach (var here in _desks)
            named.UnionWith((await here.FindOrganizationsAsync(participantId, cancellation)).OrganizationIds);
        foreach (var elsewhere in target.Elsewhere)
        {
            var found = await client.AskAsync<FindOrganizations, OrganizationsFound>(
                elsewhere.Name, new FindOrganizations(elsewhere.Name, participantId), cancellation);
            named.UnionWith(found.OrganizationIds);
        }
        return [.. named];
    }

    private async Task<bool> IsHeldAsync(
        Guid participantId, IReadOnlyList<Guid> organizations, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var standing = await scope.ServiceProvider.GetRequiredService<IDirectory>()
            .FindHoldAsync(new FindHold(participantId, organizations), cancellation);
        return standing.IsHeld;
    }
}

/// <param name="Counts">Null where nothing was deleted.</param>
internal sealed record Purged(IReadOnlyList<KindCount>? Counts)
{
    public static readonly Purged UnderHold = new((IReadOnlyList<KindCount>?)null);

    public static readonly Purged InUse = new((IReadOnlyList<KindCount>?)null);
}

internal sealed class PurgeOutcome
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int People { get; private set; }

    public int Held { get; private set; }

    /// <summary>Something was changed while it was being deleted: the next run looks again.</summary>
    public int InUse { get; private set; }

    /// <summary>Rows of each kind.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(Purged one)
    {
        if (ReferenceEquals(one, Purged.UnderHold)) Held++;
        else if (ReferenceEquals(one, Purged.InUse)) InUse++;
        else if (one.Counts is { Count: > 0 } counts)
        {
            People++;
            foreach (var count in counts)
                _counts[count.Kind] = _counts.GetValueOrDefault(count.Kind) + count.Count;
        }
    }
}
