using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;

namespace CareBridge.EndToEnd;

public sealed class ReferringAParticipantTests
{
    /// <summary>Also where the machine is busy; what is typical stands in the benchmarks (latency).</summary>
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_referral_travels_by_consent_alone_in_one_process()
    {
        await using var deployment = await OneProcess.StartAsync();
        await PlayAsync(deployment);
    }

    [Fact]
    public async Task A_referral_travels_by_consent_alone_between_seven_processes()
    {
        await using var deployment = await SevenProcesses.StartAsync();
        await PlayAsync(deployment);
    }

    private static async Task PlayAsync(IDeployment deployment)
    {
        await using var network = await Network.SignUpAsync(deployment);
        var story = new ReferralStory(network);

        await story.PlayAsync();

        Assert.Equal(0, network.Clinic.Lost);
        Assert.InRange(story.GrantToRead, TimeSpan.Zero, Promise);
    }
}
