namespace CareBridge.Consent.Domain;

/// <summary>Where the chain ends. The one row that all who append compete for.</summary>
internal sealed class AccountingHead
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>Of the last line; the concurrency token.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of the last line.</summary>
    public string Hash { get; private set; } = AccountingChain.Genesis;

    public void Append(DisclosureRecord line)
    {
        line.Chain(Sequence + 1, Hash);
        Sequence = line.Sequence;
        Hash = line.Hash;
    }
}
