using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;

namespace CareBridge.Tests.Crisis;

public sealed class ScreenTests
{
    private static readonly Screen AllNo = new(false, false, false, false, false, false, false);

    [Fact]
    public void All_no_is_low() => Assert.Equal(Severity.Low, AllNo.Triage());

    [Fact]
    public void A_wish_to_be_dead_or_thoughts_alone_are_low()
    {
        Assert.Equal(Severity.Low, (AllNo with { WishToBeDead = true }).Triage());
        Assert.Equal(Severity.Low, (AllNo with { WishToBeDead = true, SuicidalThoughts = true }).Triage());
    }

    [Fact]
    public void A_method_in_mind_or_behavior_long_ago_is_moderate()
    {
        Assert.Equal(Severity.Moderate, (AllNo with { ThoughtsOfMethod = true }).Triage());
        Assert.Equal(Severity.Moderate, (AllNo with { BehaviorLifetime = true }).Triage());
    }

    [Fact]
    public void Intent_a_plan_or_recent_behavior_is_high()
    {
        Assert.Equal(Severity.High, (AllNo with { Intent = true }).Triage());
        Assert.Equal(Severity.High, (AllNo with { PlanWithIntent = true }).Triage());
        Assert.Equal(Severity.High, (AllNo with { BehaviorPastThreeMonths = true }).Triage());
    }
}
