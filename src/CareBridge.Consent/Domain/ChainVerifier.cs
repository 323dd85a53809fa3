namespace CareBridge.Consent.Domain;

/// <summary>
/// Follows a participant's chain line by line while others may append to it, and names what does not fit.
/// </summary>
/// <param name="before">The head, read before the lines; null when there is none.</param>
/// <param name="anchored">The participant's anchor entries, read between the head and the lines.</param>
/// <param name="falseAnchors">Numbers of anchors that are not as they were sealed: they prove nothing.</param>
internal sealed class ChainVerifier(
    Guid participantId,
    AccountingHead? before,
    IReadOnlyList<AccountingAnchorEntry> anchored,
    IReadOnlySet<long> falseAnchors)
{
    /// <summary>Most lines that are kept to find out where they came from.</summary>
    private const int MaxKept = 100;

    private readonly ILookup<long, AccountingAnchorEntry> _anchored =
        anchored.Where(entry => !falseAnchors.Contains(entry.Number)).ToLookup(entry => entry.Sequence);

    private readonly List<AccountingFault> _faults = [];
    private List<(long First, long Last)> _gaps = [];
    private readonly List<DisclosureRecord> _unsound = [];
    private readonly List<long> _pastHead = [];

    private long _last;
    private string _lastHash = AccountingChain.Genesis;
    private bool _lastIsSound = true;

    /// <summary>A line that the one after it does not acknowledge, unless that one proves to be false.</summary>
    private long? _disowned;

    public long Lines { get; private set; }

    /// <summary>There is more than the head knew of when it was read.</summary>
    public bool IsPastHead => before is not null
        && (_last > before.Sequence || anchored.Any(entry => entry.Sequence > before.AnchoredSequence));

    /// <param name="line">The next in the order of <see cref="DisclosureRecord.Sequence"/>.</param>
    public void Follow(DisclosureRecord line)
    {
        Lines++;
        if (line.Sequence <= _last)
        {
            _faults.Add(Fault(AccountingFaultKind.Inserted, line.Sequence));
            return;
        }
        var isSound = line.Hash == AccountingChain.Hash(line, line.Sequence);
        var isNext = line.Sequence == _last + 1;
        if (isNext && isSound && _lastIsSound) Link(line);
        else BlameDisowned();
        if (!isNext) _gaps.Add((_last + 1, line.Sequence - 1));
        if (!isSound && _unsound.Count < MaxKept) _unsound.Add(line);
        if (line.Sequence > (before?.Sequence ?? 0)) _pastHead.Add(line.Sequence);

        (_last, _lastHash, _lastIsSound) = (line.Sequence, line.Hash, isSound);
        if (!isSound) return;
        CompareWithAnchors(line);
        if (line.Sequence == before?.Sequence) CompareWithHead(before);
    }

    /// <param name="after">The head, read after the lines; needed only when something <see cref="IsPastHead"/>.</param>
    public IReadOnlyList<AccountingFault> End(AccountingHead? after = null)
    {
        BlameDisowned();
        NameMoved();
        _faults.AddRange(_unsound.Select(line => Fault(AccountingFaultKind.Edited, line.Sequence)));
        if (before is null) _faults.Add(new(AccountingFaultKind.HeadMissing) { ParticipantId = participantId });
        else EndAtHead(before, after ?? before);
        _faults.AddRange(_gaps.Select(gap => Fault(AccountingFaultKind.Missing, gap.First) with
        {
            Through = gap.Last > gap.First ? gap.Last : null,
        }));
        var lost = _anchored.Where(entries => entries.Key > Math.Max(_last, before?.Sequence ?? 0));
        _faults.AddRange(lost.Select(entries => Fault(AccountingFaultKind.Missing, entries.Key) with
        {
            Anchor = entries.First().Number,
        }));
        return [.. _faults.OrderBy(fault => fault.Sequence)];
    }

    private void Link(DisclosureRecord line)
    {
        if (line.PreviousHash == _lastHash) BlameDisowned();
        else if (_last == 0) _faults.Add(Fault(AccountingFaultKind.Edited, line.Sequence));
        else _disowned = _last;
    }

    private void BlameDisowned()
    {
        if (_disowned is { } line) _faults.Add(Fault(AccountingFaultKind.Edited, line));
        _disowned = null;
    }

    private void CompareWithAnchors(DisclosureRecord line) => _faults.AddRange(
        _anchored[line.Sequence].Where(entry => entry.Hash != line.Hash).Take(1)
            .Select(entry => Fault(AccountingFaultKind.Edited, line.Sequence) with { Anchor = entry.Number }));

    /// <summary>The head acknowledges the last line as each line does the one before.</summary>
    private void CompareWithHead(AccountingHead head)
    {
        if (head.Hash == _lastHash)
        {
            BlameDisowned();
            return;
        }
        // With both neighbours against it, it is the line that is false and not the head.
        var kind = _disowned is null ? AccountingFaultKind.HeadChanged : AccountingFaultKind.Edited;
        _disowned = null;
        _faults.Add(Fault(kind, head.Sequence));
    }

    private void EndAtHead(AccountingHead head, AccountingHead after)
    {
        // Lines past the head as it was are either newer than it or were put in by somebody who did not move it.
        var isBeyond = _last > after.Sequence;
        var isMarkedElsewhere = head.Hash == _lastHash && _lastIsSound && (isBeyond || head.Sequence > _last);
        if (isMarkedElsewhere || !IsMarkedAsAnchored(head, after)) AddHeadChanged();
        if (isMarkedElsewhere) return;
        if (_last < head.Sequence) _gaps.Add((_last + 1, head.Sequence));
        if (!isBeyond) return;
        _gaps = [.. _gaps.Where(gap => gap.First <= after.Sequence)
            .Select(gap => (gap.First, Math.Min(gap.Last, after.Sequence)))];
        var named = _faults.Select(fault => fault.Sequence).ToHashSet();
        _faults.AddRange(_pastHead
            .Where(sequence => sequence > after.Sequence && !named.Contains(sequence))
            .Select(sequence => Fault(AccountingFaultKind.Inserted, sequence)));
    }

    private bool IsMarkedAsAnchored(AccountingHead head, AccountingHead after)
    {
        var known = anchored.Where(entry => entry.Sequence <= head.AnchoredSequence).Select(entry => entry.Sequence);
        return head.PageKey == AccountingHead.PageKeyOf(participantId)
            && known.DefaultIfEmpty().Max() == head.AnchoredSequence
            && anchored.All(entry => entry.Sequence <= after.AnchoredSequence);
    }

    private void AddHeadChanged()
    {
        if (_faults.All(fault => fault.Kind != AccountingFaultKind.HeadChanged))
            _faults.Add(new(AccountingFaultKind.HeadChanged) { ParticipantId = participantId });
    }

    /// <summary>A line that is unsound where it stands but sound elsewhere was carried off from there.</summary>
    private void NameMoved()
    {
        List<long> places =
        [
            .. _unsound.Select(line => line.Sequence),
            .. _gaps.SelectMany(gap => Places(gap.First, gap.Last)),
            .. Places(_last + 1, before?.Sequence ?? 0),
        ];
        places = places.Take(2 * MaxKept).ToList();
        foreach (var line in _unsound.ToList())
        {
            var home = places.FirstOrDefault(place => line.Hash == AccountingChain.Hash(line, place));
            if (home == 0) continue;
            _unsound.Remove(line);
            _faults.Add(Fault(AccountingFaultKind.Moved, line.Sequence) with { BelongsAt = home });
        }
    }

    private static IEnumerable<long> Places(long first, long last)
    {
        for (var place = first; place <= last && place < first + MaxKept; place++) yield return place;
    }

    private AccountingFault Fault(AccountingFaultKind kind, long sequence) =>
        AccountingFault.OfLine(kind, participantId, sequence);
}
