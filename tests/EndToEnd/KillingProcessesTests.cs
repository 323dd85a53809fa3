using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// kill -9 at random moments of the story, the broker and the store included: its outcome is the same.
/// <c>CAREBRIDGE_TEST_DEATHS</c> says how many of the several processes die.
/// </summary>
public sealed class KillingProcessesTests(ITestOutputHelper output)
{
    /// <summary>About as long as the story takes undisturbed, so that a death may come anywhere in it.</summary>
    private static readonly TimeSpan StoryLength = TimeSpan.FromSeconds(3);

    private static readonly int Deaths =
        int.Parse(Environment.GetEnvironmentVariable("CAREBRIDGE_TEST_DEATHS") ?? "6");

    [Fact]
    public async Task Nothing_changes_when_the_one_process_dies_at_three_random_points()
    {
        await using var deployment = await OneProcess.StartAsync();
        await DieAndPlayAsync(deployment, times: 3);
    }

    [Fact]
    public async Task Nothing_changes_when_any_of_the_processes_dies_at_random_points()
    {
        await using var deployment = await SevenProcesses.StartAsync();
        await DieAndPlayAsync(deployment, times: Deaths);
    }

    private async Task DieAndPlayAsync(IDeployment deployment, int times)
    {
        var random = new Random(TestSeed.Choose(output));
        await using var network = await Network.SignUpAsync(deployment);
        for (var death = 1; death <= times; death++)
        {
            var victim = deployment.Processes[random.Next(deployment.Processes.Count)];
            var moment = StoryLength * random.NextDouble();
            output.WriteLine($"{death}: {victim.Name} after {moment.TotalMilliseconds:0} ms");
            var story = new ReferralStory(network).PlayAsync();
            await Task.Delay(moment);
            await victim.DieAndReturnAsync();
            await story;
        }
    }
}
