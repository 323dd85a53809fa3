namespace CareBridge.Portal.Domain;

/// <summary>Somebody's second factors were taken away, because they had lost them.</summary>
internal sealed class SecondFactorReset
{
    public const int MaxReasonLength = 500;

    public required Guid Id { get; init; }

    /// <summary>The account that signs in.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The administrator; null where it was done on the machine itself.</summary>
    public required Guid? ResetBy { get; init; }

    public required DateTimeOffset ResetAt { get; init; }

    public required string Reason { get; init; }
}
