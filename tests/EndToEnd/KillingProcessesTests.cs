using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// kill -9 at random moments of the story: its outcome is the same. Of several processes, and all that is around them,
/// <see cref="FaultsTests"/> tells.
/// </summary>
public sealed class KillingProcessesTests(ITestOutputHelper output)
{
    private const int Deaths = 3;

    /// <summary>About as long as the story takes undisturbed, so that a death may come anywhere in it.</summary>
    private static readonly TimeSpan StoryLength = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Nothing_changes_when_the_one_process_dies_at_random_points()
    {
        var random = new Random(TestSeed.Choose(output));
        await using var deployment = await OneProcess.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        for (var death = 1; death <= Deaths; death++)
        {
            var moment = StoryLength * random.NextDouble();
            output.WriteLine($"{death}: after {moment.TotalMilliseconds:0} ms");
            var story = new ReferralStory(network).PlayAsync();
            await Task.Delay(moment);
            await deployment.Host.DieAndReturnAsync();
            await story;
        }
    }
}
