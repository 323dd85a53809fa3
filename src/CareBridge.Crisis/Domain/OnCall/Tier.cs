namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Who is paged together: whoever has the turn of a rotation, or always the same.</summary>
/// <param name="Members">Where there is no rotation.</param>
internal sealed record Tier(Rotation? Rotation, IReadOnlyList<Guid>? Members);
