namespace CareBridge.Portal.Domain;

/// <summary>Somebody without an account, and what they are sent. Rests sealed only.</summary>
/// <param name="Address">An e-mail address or a telephone number.</param>
/// <param name="Path">Of a page of ours. Whoever has it can open it.</param>
/// <param name="Code">Of a confirmation.</param>
internal sealed record Stranger(string Address, NoticeLanguage Language, string? Path, int? Code = null)
{
    /// <summary>Whose rules hold for how and when they are reached; null for who is no participant.</summary>
    public Guid? ParticipantId { get; init; }

    /// <summary>What has to be permitted still when they are sent it; null of what needs no consent.</summary>
    public PartnerQuestion? Question { get; init; }

    public override string ToString() => nameof(Stranger);
}
