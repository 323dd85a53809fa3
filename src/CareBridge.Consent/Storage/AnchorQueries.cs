using CareBridge.Consent.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal static class AnchorQueries
{
    public static Task<AccountingAnchor?> LastAnchorAsync(
        this ConsentDbContext store, CancellationToken cancellation) =>
        store.Anchors.AsNoTracking().OrderByDescending(anchor => anchor.Number).FirstOrDefaultAsync(cancellation);

    public static Task<List<AccountingAnchor>> AnchorsAfterAsync(
        this ConsentDbContext store, long number, int limit, CancellationToken cancellation) =>
        store.Anchors.AsNoTracking()
            .Where(anchor => anchor.Number > number)
            .OrderBy(anchor => anchor.Number)
            .Take(limit)
            .ToListAsync(cancellation);

    public static async Task<ILookup<long, AccountingAnchorEntry>> EntriesOfAsync(
        this ConsentDbContext store, long first, long last, CancellationToken cancellation) =>
        (await store.AnchorEntries.AsNoTracking()
            .Where(entry => entry.Number >= first && entry.Number <= last)
            .ToListAsync(cancellation))
        .ToLookup(entry => entry.Number);

    public static async Task<ILookup<Guid, AccountingAnchorEntry>> EntriesOfAsync(
        this ConsentDbContext store, IReadOnlyList<Guid> participantIds, CancellationToken cancellation) =>
        (await store.AnchorEntries.AsNoTracking()
            .Where(entry => participantIds.Contains(entry.ParticipantId))
            .ToListAsync(cancellation))
        .ToLookup(entry => entry.ParticipantId);

    /// <summary>Numbers of anchors that are gone while their entries are there.</summary>
    public static Task<List<long>> StrandedAnchorsAsync(
        this ConsentDbContext store, int limit, CancellationToken cancellation) =>
        store.AnchorEntries
            .Where(entry => !store.Anchors.Any(anchor => anchor.Number == entry.Number))
            .Select(entry => entry.Number).Distinct().OrderBy(number => number).Take(limit)
            .ToListAsync(cancellation);

    /// <summary>Keeps the anchor and marks the heads as covered by it, all or nothing.</summary>
    /// <param name="heads">As the anchor found them.</param>
    /// <returns>False when another instance has anchored one of them, or took the number, first.</returns>
    public static async Task<bool> TryKeepAsync(
        this ConsentDbContext store,
        AccountingAnchor anchor,
        IReadOnlyList<AccountingAnchorEntry> entries,
        IReadOnlyList<AccountingHead> heads,
        CancellationToken cancellation)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
        store.Anchors.Add(anchor);
        store.AnchorEntries.AddRange(entries);
        await store.SaveChangesAsync(cancellation);
        // In the order in which those who append take the same rows, or each might wait for the other.
        foreach (var head in heads.OrderBy(head => head.ParticipantId))
        {
            var marked = await store.AccountingHeads
                .Where(h => h.ParticipantId == head.ParticipantId && h.AnchoredSequence == head.AnchoredSequence)
                .ExecuteUpdateAsync(
                    h => h.SetProperty(x => x.AnchoredSequence, head.Sequence), cancellation);
            if (marked == 0) return false;
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
