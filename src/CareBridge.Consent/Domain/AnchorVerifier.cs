using System.Security.Cryptography;
using System.Text.Json;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>Follows the chain of anchors and names what does not fit.</summary>
/// <param name="witnessed">Hashes of anchors by number, as somebody outside the store has kept them.</param>
internal sealed class AnchorVerifier(ISeal seal, IReadOnlyDictionary<long, string> witnessed)
{
    /// <summary>Most missing anchors that are named one by one.</summary>
    private const int MaxNamed = 100;

    private readonly SortedDictionary<long, AccountingFaultKind> _faults = [];
    private readonly HashSet<long> _false = [];
    private AccountingAnchor? _last;

    public long Anchors { get; private set; }

    public IReadOnlySet<long> FalseAnchors => _false;

    /// <param name="anchor">The next in the order of numbers.</param>
    /// <param name="entries">All of this anchor.</param>
    public void Follow(AccountingAnchor anchor, IEnumerable<AccountingAnchorEntry> entries)
    {
        Anchors++;
        var expected = (_last?.Number ?? 0) + 1;
        for (var number = expected; number < anchor.Number && number < expected + MaxNamed; number++) Miss(number);
        if (!IsAsSealed(anchor) || anchor.Root != AccountingAnchor.RootOf(entries)) Accuse(anchor.Number);
        else if (anchor.Number == expected && !Continues(anchor)) Accuse(_last?.Number ?? anchor.Number);
        if (witnessed.TryGetValue(anchor.Number, out var copy) && copy != anchor.Hash) Accuse(anchor.Number);
        _last = anchor;
    }

    /// <param name="stranded">Numbers of anchors that are gone while their entries are there.</param>
    public IReadOnlyList<AccountingFault> End(IEnumerable<long> stranded)
    {
        foreach (var number in stranded) Miss(number);
        foreach (var number in witnessed.Keys.Where(number => number > (_last?.Number ?? 0))) Miss(number);
        return [.. _faults.Select(fault => new AccountingFault(fault.Value) { Anchor = fault.Key })];
    }

    private bool Continues(AccountingAnchor anchor) =>
        anchor.PreviousHash == (_last?.Hash ?? AccountingChain.Genesis);

    private bool IsAsSealed(AccountingAnchor anchor)
    {
        if (anchor.Hash != AccountingAnchor.HashOf(anchor)) return false;
        try
        {
            return seal.Open<string>(anchor.Seal) == anchor.Hash;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return false;
        }
    }

    private void Accuse(long number)
    {
        _faults.TryAdd(number, AccountingFaultKind.AnchorChanged);
        _false.Add(number);
    }

    private void Miss(long number)
    {
        _faults[number] = AccountingFaultKind.AnchorMissing;
        _false.Add(number);
    }
}
