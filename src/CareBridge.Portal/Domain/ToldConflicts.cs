namespace CareBridge.Portal.Domain;

/// <summary>How often somebody was told in one day that an account would contradict another.</summary>
internal sealed class ToldConflicts
{
    public required Guid CallerId { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }

    public required int Count { get; init; }
}
