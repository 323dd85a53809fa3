using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class AccountingQueries
{
    /// <summary>Fewer lines are saved quicker one by one.</summary>
    private const int Many = 5;

    /// <summary>
    /// Puts each line at the end of its participant's chain, with whatever else is to be saved, all or none.
    /// </summary>
    /// <exception cref="DbUpdateException">Somebody else appended to one of the chains meanwhile.</exception>
    /// <exception cref="System.Data.Common.DbException">The same, or the lines are on record already.</exception>
    public static async Task AppendAsync(this ConsentDbContext store, IReadOnlyList<DisclosureRecord> lines)
    {
        if (lines.Count == 0) return;
        var participants = lines.Select(line => line.ParticipantId).Distinct().ToList();
        var heads = await store.AccountingHeads.Where(head => participants.Contains(head.ParticipantId))
            .ToDictionaryAsync(head => head.ParticipantId);
        foreach (var line in lines)
        {
            if (!heads.TryGetValue(line.ParticipantId, out var head))
            {
                head = heads[line.ParticipantId] = AccountingHead.Of(line.ParticipantId);
                store.AccountingHeads.Add(head);
            }
            head.Append(line);
        }
        // A break-glass use has messages, and the outbox is woken by the save that commits them.
        if (lines.Count >= Many && lines.All(line => line.ConsentId is not null))
        {
            await SaveManyAsync(store, lines);
            return;
        }
        store.Disclosures.AddRange(lines);
        await store.SaveChangesAsync();
    }

    /// <summary>The heads first: whoever waits for one of them does so before anything is written.</summary>
    private static async Task SaveManyAsync(ConsentDbContext store, IReadOnlyList<DisclosureRecord> lines)
    {
        // What fails here is not tried again in the same transaction.
        store.Database.AutoSavepointsEnabled = false;
        await using var transaction = await store.Database.BeginTransactionAsync();
        await store.SaveChangesAsync();
        await store.AppendRowsAsync(lines, CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <param name="since">Included.</param>
    /// <param name="until">Not included.</param>
    public static IQueryable<DisclosureRecord> DisclosuresWithin(
        this ConsentDbContext store, DateTimeOffset? since, DateTimeOffset? until)
    {
        // By what the indexes are in the order of; a condition that is not there cannot lead away from them.
        IQueryable<DisclosureRecord> lines = store.Disclosures;
        if (since is not null)
        {
            var first = SortKey.Of(since.Value, Guid.Empty);
            lines = lines.Where(d => string.Compare(d.SortKey, first) >= 0);
        }
        if (until is not null)
        {
            var end = SortKey.Of(until.Value, Guid.Empty);
            lines = lines.Where(d => string.Compare(d.SortKey, end) < 0);
        }
        return lines;
    }

    /// <summary>Heads in the order of <see cref="AccountingHead.PageKey"/>.</summary>
    /// <param name="after">The last of the page before; null for the first page.</param>
    public static Task<List<AccountingHead>> NextHeadsAsync(
        this ConsentDbContext store, string? after, int limit, CancellationToken cancellation) =>
        store.AccountingHeads.AsNoTracking().InPages(after, limit).ToListAsync(cancellation);

    /// <summary>Heads that no anchor covers as they are.</summary>
    /// <inheritdoc cref="NextHeadsAsync"/>
    public static Task<List<AccountingHead>> NextMovedHeadsAsync(
        this ConsentDbContext store, string? after, int limit, CancellationToken cancellation) =>
        store.AccountingHeads.AsNoTracking()
            .Where(head => head.Sequence > head.AnchoredSequence)
            .InPages(after, limit)
            .ToListAsync(cancellation);

    public static Task<Dictionary<Guid, AccountingHead>> HeadsOfAsync(
        this ConsentDbContext store, IReadOnlyList<Guid> participantIds, CancellationToken cancellation) =>
        store.AccountingHeads.AsNoTracking()
            .Where(head => participantIds.Contains(head.ParticipantId))
            .ToDictionaryAsync(head => head.ParticipantId, cancellation);

    /// <summary>Chain by chain, in whatever order the store has of participants; each chain in its own.</summary>
    public static IAsyncEnumerable<DisclosureRecord> LinesOf(
        this ConsentDbContext store, IReadOnlyList<Guid> participantIds) =>
        store.Disclosures.AsNoTracking()
            .Where(line => participantIds.Contains(line.ParticipantId))
            .OrderBy(line => line.ParticipantId).ThenBy(line => line.Sequence)
            .AsAsyncEnumerable();

    /// <summary>Of whom there are lines or anchors but no head.</summary>
    public static async Task<List<Guid>> HeadlessParticipantsAsync(
        this ConsentDbContext store, int limit, CancellationToken cancellation)
    {
        var ofLines = await store.Disclosures
            .Where(line => !store.AccountingHeads.Any(head => head.ParticipantId == line.ParticipantId))
            .Select(line => line.ParticipantId).Distinct().OrderBy(id => id).Take(limit)
            .ToListAsync(cancellation);
        var ofAnchors = await store.AnchorEntries
            .Where(entry => !store.AccountingHeads.Any(head => head.ParticipantId == entry.ParticipantId))
            .Select(entry => entry.ParticipantId).Distinct().OrderBy(id => id).Take(limit)
            .ToListAsync(cancellation);
        return [.. ofLines.Union(ofAnchors)];
    }

    private static IQueryable<AccountingHead> InPages(
        this IQueryable<AccountingHead> heads, string? after, int limit) => heads
        .Where(head => after == null || string.Compare(head.PageKey, after) > 0)
        .OrderBy(head => head.PageKey)
        .Take(limit);
}
