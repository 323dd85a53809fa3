namespace CareBridge.Contracts.Consent;

/// <summary>
/// Somebody has to hear of something that no change of a consent tells them: a use of break-glass, a restriction, that
/// what they received is not to be used any more. What it is they read in Consent.
/// </summary>
public sealed record ConsentNoticeAdded
{
    public required Guid NoticeId { get; init; }

    public required NoticeAudience Audience { get; init; }

    /// <summary>The participant, or the organization.</summary>
    public required Guid AddresseeId { get; init; }

    public required DateTimeOffset At { get; init; }
}
