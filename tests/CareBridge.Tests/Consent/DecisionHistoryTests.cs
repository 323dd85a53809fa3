using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

/// <summary>
/// Random lives of consents, denials and emergencies against an oracle that keeps none of them: only single facts (who,
/// what, to whom, why), rebuilt from the history for every question.
/// </summary>
public sealed class DecisionHistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(42)]
    [InlineData(20260302)]
    public void Every_decision_is_what_the_history_says(int seed)
    {
        var random = new Random(seed);
        var world = new DecisionWorld(random);
        var permitted = 0;
        for (var step = 0; step < 400; step++)
        {
            world.Step();
            for (var question = 0; question < 20; question++)
            {
                var proposed = world.Propose();
                var expected = world.Oracle(proposed);
                if (expected) permitted++;

                Assert.Equal(expected, DisclosureDecisions.Decide(world.State, proposed, world.Now).IsPermitted);
            }
        }
        // Neither nearly always yes nor nearly always no, or the comparison would prove little.
        Assert.InRange(permitted, 200, 7800);
    }
}
