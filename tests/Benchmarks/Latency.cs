using System.Diagnostics;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;

namespace CareBridge.Benchmarks;

/// <summary>
/// From a check-in being accepted (its answer is here) until the clinic can read it. The ceiling is one read over the
/// same connection: nothing can be seen sooner than it can be asked for.
/// </summary>
internal static class Latency
{
    private const int CheckIns = 300;

    public static async Task RunAsync()
    {
        await using (var one = await OneProcess.StartAsync()) await MeasureAsync("one process", one);
        await using (var seven = await SevenProcesses.StartAsync()) await MeasureAsync("seven processes", seven);
    }

    private static async Task MeasureAsync(string name, IDeployment deployment)
    {
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        using var ehr = await network.ConnectAsync(deployment.Fhir);
        var visible = new List<TimeSpan>();
        var read = new List<TimeSpan>();
        for (var number = 0; number < CheckIns; number++)
        {
            var id = await CheckInAsync(network, participant);
            var waiting = Stopwatch.StartNew();
            TimeSpan asked;
            HttpResponseMessage answer;
            do
            {
                asked = waiting.Elapsed;
                answer = await ehr.GetAsync($"Observation/{id}");
            }
            while (!answer.IsSuccessStatusCode);
            visible.Add(waiting.Elapsed);
            read.Add(waiting.Elapsed - asked);
        }
        var (median, slowest, ceiling) = (visible.Percentile(50), visible.Percentile(99), read.Percentile(50));
        Console.WriteLine(
            $"accepted to visible, {name}: median {median.TotalMilliseconds:0.0} ms, "
            + $"99th percentile {slowest.TotalMilliseconds:0.0} ms; "
            + $"a read alone takes {ceiling.TotalMilliseconds:0.0} ms (ratio {median / ceiling:0.0})");
    }

    private static async Task<Guid> CheckInAsync(Network network, Participant participant)
    {
        var id = Guid.CreateVersion7();
        JsonNode recorded = await network.Specialist.PutAsync($"api/aftercare/check-ins/{id}", new
        {
            participantId = participant.Id,
            heldAt = TimeProvider.System.GetUtcNow(),
            engagement = "engaged",
            mood = 6,
        });
        return (Guid)recorded["id"]!;
    }
}
