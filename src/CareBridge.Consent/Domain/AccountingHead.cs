namespace CareBridge.Consent.Domain;

/// <summary>Where a participant's chain ends. The row that all who append to it compete for.</summary>
internal sealed class AccountingHead
{
    public required Guid ParticipantId { get; init; }

    /// <summary>The participant's id as text: stores disagree about the order of ids, not of these.</summary>
    public required string PageKey { get; init; }

    /// <summary>Of the last line; the concurrency token.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of the last line.</summary>
    public string Hash { get; private set; } = AccountingChain.Genesis;

    /// <summary>The last line that an anchor covers; 0 before the first.</summary>
    public long AnchoredSequence { get; private set; }

    public static AccountingHead Of(Guid participantId) =>
        new() { ParticipantId = participantId, PageKey = PageKeyOf(participantId) };

    public static string PageKeyOf(Guid participantId) => participantId.ToString("N");

    public void Append(DisclosureRecord line)
    {
        line.Chain(Sequence + 1, Hash);
        Sequence = line.Sequence;
        Hash = line.Hash;
    }
}
