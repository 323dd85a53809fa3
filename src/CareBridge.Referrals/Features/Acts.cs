using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <summary>What is done now, and under the time limits that hold now.</summary>
internal sealed class Acts(ReferralSettings settings, TimeProvider time)
{
    /// <summary>Of somebody who is signed in.</summary>
    public Act By(Caller caller, Side side) => new(side, caller.Id, time.Now(), settings.Limits)
    {
        ByHand = side is Side.Referring or Side.Receiving,
    };

    /// <summary>Of an organization's own system.</summary>
    /// <param name="byHand">It is staff after all, who came another way.</param>
    public Act Of(Guid? clientId, Side side, bool byHand = false) =>
        new(side, clientId, time.Now(), settings.Limits) { ByHand = byHand };

    /// <summary>Of nobody: a consent has changed, or time has passed.</summary>
    public Act Own() => new(Side.System, ActorId: null, time.Now(), settings.Limits);
}
