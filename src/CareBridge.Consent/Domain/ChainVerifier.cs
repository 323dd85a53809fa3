namespace CareBridge.Consent.Domain;

/// <summary>Follows the chain line by line from the first and stops at the first that does not fit.</summary>
internal sealed class ChainVerifier
{
    private string _hash = AccountingChain.Genesis;

    /// <summary>How many lines fit.</summary>
    public long Verified { get; private set; }

    /// <summary>The place of the first line that was changed, removed or put in.</summary>
    public long? FirstBroken { get; private set; }

    /// <returns>False when the chain is broken here.</returns>
    public bool Follow(DisclosureRecord line)
    {
        var fits = line.Sequence == Verified + 1 && line.Hash == AccountingChain.Hash(_hash, line);
        if (!fits) return Break();
        Verified = line.Sequence;
        _hash = line.Hash;
        return true;
    }

    /// <returns>False when the lines do not end where the head says.</returns>
    public bool EndsAt(AccountingHead head) => (head.Sequence == Verified && head.Hash == _hash) || Break();

    public bool Break()
    {
        FirstBroken ??= Verified + 1;
        return false;
    }
}
