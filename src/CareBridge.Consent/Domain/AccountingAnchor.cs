using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// The state of many chains at one time, chained to the anchor before and sealed with the deployment's keys: whoever
/// can write the store but has no keys cannot compute the accounting anew and leave no trace.
/// </summary>
internal sealed class AccountingAnchor
{
    /// <summary>From 1 without gaps.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>How many lines of the whole accounting this and all earlier anchors cover.</summary>
    public required long Lines { get; init; }

    /// <summary>Hash of the anchor's entries.</summary>
    public required string Root { get; init; }

    public required string PreviousHash { get; init; }

    /// <summary>What a witness outside the store keeps a copy of.</summary>
    public required string Hash { get; init; }

    /// <summary>The <see cref="Hash"/>, sealed.</summary>
    public required SealedContent Seal { get; init; }

    /// <param name="moved">Heads that no anchor covers as they are.</param>
    public static (AccountingAnchor Anchor, IReadOnlyList<AccountingAnchorEntry> Entries) Take(
        AccountingAnchor? last, IReadOnlyList<AccountingHead> moved, DateTimeOffset at, ISeal seal)
    {
        var number = (last?.Number ?? 0) + 1;
        var lines = (last?.Lines ?? 0) + moved.Sum(head => head.Sequence - head.AnchoredSequence);
        List<AccountingAnchorEntry> entries =
        [
            .. moved.Select(head => new AccountingAnchorEntry
            {
                Number = number,
                ParticipantId = head.ParticipantId,
                Sequence = head.Sequence,
                Hash = head.Hash,
            }),
        ];
        var root = RootOf(entries);
        var previous = last?.Hash ?? AccountingChain.Genesis;
        var hash = HashOf(number, at.AsKept(), lines, root, previous);
        var anchor = new AccountingAnchor
        {
            Number = number,
            TakenAt = at.AsKept(),
            Lines = lines,
            Root = root,
            PreviousHash = previous,
            Hash = hash,
            Seal = seal.Seal(hash),
        };
        return (anchor, entries);
    }

    public static string HashOf(AccountingAnchor anchor) =>
        HashOf(anchor.Number, anchor.TakenAt, anchor.Lines, anchor.Root, anchor.PreviousHash);

    public static string RootOf(IEnumerable<AccountingAnchorEntry> entries) => AccountingChain.HashOf(
        entries.OrderBy(entry => AccountingHead.PageKeyOf(entry.ParticipantId), StringComparer.Ordinal)
            .Select(entry => new object[] { entry.ParticipantId, entry.Sequence, entry.Hash }));

    private static string HashOf(long number, DateTimeOffset at, long lines, string root, string previousHash) =>
        AccountingChain.HashOf(new object[] { number, at.UtcTicks, lines, root, previousHash });
}

/// <summary>A participant's chain as an anchor found it.</summary>
internal sealed class AccountingAnchorEntry
{
    public required long Number { get; init; }

    public required Guid ParticipantId { get; init; }

    public required long Sequence { get; init; }

    public required string Hash { get; init; }
}
