namespace CareBridge.Portal.Domain;

/// <summary>An administrator has taken somebody's second factors away, because they had lost them.</summary>
internal sealed class SecondFactorReset
{
    public const int MaxReasonLength = 500;

    public required Guid Id { get; init; }

    /// <summary>The account that signs in.</summary>
    public required Guid AccountId { get; init; }

    public required Guid ResetBy { get; init; }

    public required DateTimeOffset ResetAt { get; init; }

    public required string Reason { get; init; }
}
