namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Who is paged together: whoever has the turn of a rotation, or always the same.</summary>
/// <param name="Members">Where there is no rotation.</param>
internal sealed record Tier(Rotation? Rotation, IReadOnlyList<Guid>? Members)
{
    /// <summary>How many are to be on call at any time.</summary>
    public int Minimum { get; init; } = 1;
}
