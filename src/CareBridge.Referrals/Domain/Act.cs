namespace CareBridge.Referrals.Domain;

/// <summary>Who does something to a referral, when, and which time limits begin with it.</summary>
/// <param name="ActorId">The person or client; null for <see cref="Side.System"/>.</param>
internal sealed record Act(Side Side, Guid? ActorId, DateTimeOffset At, TimeLimits Limits)
{
    /// <summary>Whether the actor is staff, and not a client.</summary>
    public bool ByHand { get; init; }
}
