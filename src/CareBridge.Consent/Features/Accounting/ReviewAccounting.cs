using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>Computes all chains and anchors anew, once, while others go on appending to them.</summary>
internal sealed class ReviewAccounting(ConsentDbContext store, ISeal seal)
{
    /// <summary>Most faults that are named.</summary>
    public const int MaxFaults = 100;

    private const int PageSize = 100;

    private readonly List<AccountingFault> _faults = [];
    private long _records;
    private long _participants;

    /// <param name="witnessed">Hashes of anchors by number, as the operators' log has them.</param>
    public async Task<AccountingVerification> RunAsync(
        IReadOnlyDictionary<long, string> witnessed, CancellationToken cancellation)
    {
        var anchors = new AnchorVerifier(seal, witnessed);
        await FollowAnchorsAsync(anchors, cancellation);
        _faults.AddRange(anchors.End(await store.StrandedAnchorsAsync(MaxFaults, cancellation)));

        string? last = null;
        while (await store.NextHeadsAsync(last, PageSize, cancellation) is { Count: > 0 } page)
        {
            await FollowChainsAsync([.. page.Select(head => head.ParticipantId)], anchors.FalseAnchors, cancellation);
            last = page[^1].PageKey;
        }
        var headless = await store.HeadlessParticipantsAsync(MaxFaults, cancellation);
        await FollowChainsAsync(headless, anchors.FalseAnchors, cancellation);
        return new AccountingVerification(
            _records, _participants, anchors.Anchors, _faults.Count == 0, [.. _faults.Take(MaxFaults)]);
    }

    private async Task FollowAnchorsAsync(AnchorVerifier verifier, CancellationToken cancellation)
    {
        var last = 0L;
        while (await store.AnchorsAfterAsync(last, PageSize, cancellation) is { Count: > 0 } page)
        {
            last = page[^1].Number;
            var entries = await store.EntriesOfAsync(page[0].Number, last, cancellation);
            foreach (var anchor in page) verifier.Follow(anchor, entries[anchor.Number]);
        }
    }

    /// <summary>
    /// Reads the heads, then the anchored, then the lines: what somebody appends meanwhile is then past the head, and
    /// the head is asked again.
    /// </summary>
    private async Task FollowChainsAsync(
        IReadOnlyList<Guid> participantIds, IReadOnlySet<long> falseAnchors, CancellationToken cancellation)
    {
        var heads = await store.HeadsOfAsync(participantIds, cancellation);
        var anchored = await store.EntriesOfAsync(participantIds, cancellation);
        var chains = participantIds.ToDictionary(
            id => id,
            id => new ChainVerifier(id, heads.GetValueOrDefault(id), [.. anchored[id]], falseAnchors));
        await foreach (var line in store.LinesOf(participantIds).WithCancellation(cancellation))
            chains[line.ParticipantId].Follow(line);

        var moved = chains.Where(chain => chain.Value.IsPastHead).Select(chain => chain.Key).ToList();
        var after = await store.HeadsOfAsync(moved, cancellation);
        foreach (var (id, chain) in chains)
        {
            _participants++;
            _records += chain.Lines;
            var faults = chain.End(after.GetValueOrDefault(id));
            _faults.AddRange(faults.Take(MaxFaults - Math.Min(MaxFaults, _faults.Count)));
        }
    }
}

/// <param name="Records">How many lines there are.</param>
/// <param name="Participants">How many chains.</param>
/// <param name="Faults">The first <see cref="ReviewAccounting.MaxFaults"/>.</param>
internal sealed record AccountingVerification(
    long Records, long Participants, long Anchors, bool Intact, IReadOnlyList<AccountingFault> Faults);
