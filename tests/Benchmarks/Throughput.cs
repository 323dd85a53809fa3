using CareBridge.EndToEnd;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>
/// FHIR reads and searches per second, each decided on by Consent and put into the accounting before it leaves, beside
/// the two ceilings with the same bytes and the same load.
/// </summary>
internal static class Throughput
{
    private const int Observations = 20;

    public static async Task RunAsync()
    {
        await using var store = await TestPostgres.StartAsync();
        await using var deployment = await OneProcess.StartOnAsync(await store.CreateDatabaseAsync("carebridge"));
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        using var ehr = await network.ConnectAsync(deployment.Fhir);
        var observation = await RecordAsync(network, participant);
        await Eventually.IsAsync(async () => (await ehr.GetAsync($"Observation/{observation}")).IsSuccessStatusCode);

        using var ceiling = new Ceiling(await store.CreateDatabaseAsync("ceiling"));
        await MeasureAsync("read", ehr, $"Observation/{observation}", ceiling);
        await MeasureAsync("search", ehr, $"Observation?patient={participant.Id}&_count={Observations}", ceiling);
    }

    private static async Task<Guid> RecordAsync(Network network, Participant participant)
    {
        var last = Guid.Empty;
        for (var number = 0; number < Observations; number++)
        {
            last = Guid.CreateVersion7();
            await network.Specialist.PutAsync($"api/aftercare/check-ins/{last}", new
            {
                participantId = participant.Id,
                heldAt = TimeProvider.System.GetUtcNow(),
                engagement = "engaged",
                mood = 6,
            });
        }
        return last;
    }

    private static async Task MeasureAsync(string name, HttpClient ehr, string path, Ceiling ceiling)
    {
        await ceiling.KeepAsync(await ehr.GetByteArrayAsync(path));
        var memory = await LoadGenerator.RunAsync(ceiling.Http, CeilingServer.Memory);
        var lookup = await LoadGenerator.RunAsync(ceiling.Http, CeilingServer.Lookup);
        var ours = await LoadGenerator.RunAsync(ehr, path);
        Console.WriteLine(
            $"FHIR {name}: {ours:0} a second; {ours / memory:0.000} of bare Kestrel ({memory:0}), "
            + $"{ours / lookup:0.000} of Kestrel with one lookup ({lookup:0})");
    }
}
