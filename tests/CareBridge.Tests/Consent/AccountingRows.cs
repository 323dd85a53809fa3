using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Consent;

/// <summary>The whole accounting as rows, in memory.</summary>
internal sealed record AccountingRows(
    IReadOnlyList<DisclosureRecord> Lines,
    IReadOnlyList<AccountingHead> Heads,
    IReadOnlyList<AccountingAnchor> Anchors,
    IReadOnlyList<AccountingAnchorEntry> Entries)
{
    public static async Task<AccountingRows> ReadAsync(ConsentDbContext store) => new(
        await store.Disclosures.AsNoTracking().ToListAsync(),
        await store.AccountingHeads.AsNoTracking().ToListAsync(),
        await store.Anchors.AsNoTracking().ToListAsync(),
        await store.AnchorEntries.AsNoTracking().ToListAsync());

    public AccountingRows With(Tampering tampering) => new(
        Apply(Lines, tampering), Apply(Heads, tampering), Apply(Anchors, tampering), Apply(Entries, tampering));

    /// <summary>What verifying the store says, said of these rows.</summary>
    public IReadOnlyList<AccountingFault> Verify(ISeal seal)
    {
        var anchors = new AnchorVerifier(seal, new Dictionary<long, string>());
        foreach (var anchor in Anchors.OrderBy(anchor => anchor.Number))
            anchors.Follow(anchor, Entries.Where(entry => entry.Number == anchor.Number));
        var stranded = Entries.Select(entry => entry.Number).Except(Anchors.Select(anchor => anchor.Number));
        var faults = anchors.End(stranded).ToList();

        var lines = Lines.ToLookup(line => line.ParticipantId);
        var entries = Entries.ToLookup(entry => entry.ParticipantId);
        var heads = Heads.ToDictionary(head => head.ParticipantId);
        foreach (var id in lines.Select(own => own.Key).Union(entries.Select(own => own.Key)).Union(heads.Keys))
        {
            var chain = new ChainVerifier(
                id, heads.GetValueOrDefault(id), [.. entries[id]], anchors.FalseAnchors);
            foreach (var line in lines[id].OrderBy(line => line.Sequence)) chain.Follow(line);
            faults.AddRange(chain.End());
        }
        return faults;
    }

    private static List<T> Apply<T>(IReadOnlyList<T> rows, Tampering tampering) =>
        [.. rows.Where(row => !tampering.Out.Contains(row!)), .. tampering.In.OfType<T>()];
}

/// <summary>Rows taken out and rows put in, and how each place that was touched may be named.</summary>
internal sealed record Tampering(
    string Deed, IReadOnlyList<object> Out, IReadOnlyList<object> In, IReadOnlyList<Predicate<AccountingFault>> Names)
{
    public async Task DoAsync(ConsentDbContext store) => await ExchangeAsync(store, Out, In);

    public async Task UndoAsync(ConsentDbContext store) => await ExchangeAsync(store, In, Out);

    private static async Task ExchangeAsync(
        ConsentDbContext store, IReadOnlyList<object> leaving, IReadOnlyList<object> coming)
    {
        foreach (var row in leaving) await RemoveAsync(store, row);
        store.AddRange(coming);
        await store.SaveChangesAsync();
    }

    private static async Task RemoveAsync(ConsentDbContext store, object row)
    {
        var removed = row switch
        {
            DisclosureRecord line => await store.Disclosures
                .Where(l => l.ParticipantId == line.ParticipantId && l.Sequence == line.Sequence).ExecuteDeleteAsync(),
            AccountingHead head => await store.AccountingHeads
                .Where(h => h.ParticipantId == head.ParticipantId).ExecuteDeleteAsync(),
            AccountingAnchor anchor => await store.Anchors
                .Where(a => a.Number == anchor.Number).ExecuteDeleteAsync(),
            AccountingAnchorEntry entry => await store.AnchorEntries
                .Where(e => e.Number == entry.Number && e.ParticipantId == entry.ParticipantId).ExecuteDeleteAsync(),
            _ => 0,
        };
        Assert.Equal(1, removed);
    }
}
