using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks;

/// <summary>
/// Check-ins accepted a second through the portal, each with its event and the review that follows, beside one bare row
/// a commit in the same database, by turns.
/// </summary>
internal static class CheckIns
{
    private const double Promised = 0.4;

    private const int Participants = 32;

    /// <summary>As many specialists' browsers at once as keep every processor busy.</summary>
    private const int Workers = 64;

    public static async Task RunAsync()
    {
        await using var store = await MeasuredStore.StartAsync();
        await using var deployment = await OneProcess.StartOnAsync(await store.CreateDatabaseAsync("carebridge"));
        await using var network = await Network.SignUpAsync(deployment);
        var participants = new List<Participant>();
        for (var count = 0; count < Participants; count++) participants.Add(await network.WelcomeAsync());
        await using var commit = await OneCommit.PrepareAsync(
            await store.CreateDatabaseAsync("ceiling"), Workers);

        var rates = await LoadGenerator.ByTurnsAsync(
            [
                worker => RecordAsync(network.Specialist, participants[worker % Participants].Id),
                _ => commit.InsertAsync(),
            ],
            Workers);

        Console.WriteLine(
            $"check-ins accepted: {rates[0]:0} a second; {rates[0] / rates[1]:0.000} of one bare row a commit from "
            + $"{Workers} connections ({rates[1]:0}), {Promised} promised");
    }

    private static Task RecordAsync(Person specialist, Guid participant) => specialist.PutAsync(
        $"api/aftercare/check-ins/{Guid.CreateVersion7()}",
        new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow(),
            engagement = "engaged",
            mood = 6,
        });
}
