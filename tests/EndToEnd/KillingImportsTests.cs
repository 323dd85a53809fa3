using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>kill -9 while a feed of meetings is imported: every group is there once, at the clinics, too.</summary>
public sealed class KillingImportsTests(ITestOutputHelper output)
{
    private const int Meetings = 1_000;

    /// <summary>Whoever goes on does so when the claim of the one that died has run out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(TestSeed.Choose(output));

    [Fact]
    public async Task Every_group_is_there_once()
    {
        await using var deployment = await OneProcess.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var import = $"api/directory/imports/{Guid.CreateVersion7()}";
        await network.Specialist.PutAsync(
            import, new { feed = "killed", format = "meeting-guide", timeZone = "America/New_York" });
        await network.Specialist.PutAsync($"{import}/parts/1", Enumerable.Range(0, Meetings).Select(Meeting));

        await network.Specialist.PostAsync($"{import}/start", new { parts = 1 });
        var seen = await DieAfterSomeAsync(deployment.Host, network.Specialist, import);
        await Eventually.IsAsync(
            "complete", async () => (string?)(await network.Specialist.GetAsync(import))["status"], Patience);

        var report = await network.Specialist.GetAsync(import);
        output.WriteLine($"It died at {seen} of {report["items"]}");
        Assert.Equal(Meetings, (int)report["items"]!);
        Assert.Equal(Meetings, (int)report["created"]!);
        var names = await NamesAsync(network.Specialist);
        Assert.Equal(Enumerable.Range(0, Meetings).Select(Name).Order(), names.Order());
        using var ehr = await network.ConnectAsync(deployment.Fhir);
        await Eventually.IsAsync(
            Meetings,
            async () => (int)(await ehr.GetFromJsonAsync<JsonNode>(
                "HealthcareService?name=Meeting&_summary=count"))!["total"]!,
            Patience);
    }

    /// <returns>How many items it had taken by then, or shortly before.</returns>
    private async Task<int> DieAfterSomeAsync(HostProcess host, Person specialist, string import)
    {
        var enough = _random.Next(1, Meetings / 2);
        var items = 0;
        await Eventually.IsAsync(
            async () => (items = (int)(await specialist.GetAsync(import))["items"]!) >= enough, Patience, "It runs");
        await host.KillAsync();
        await host.StartAgainAsync();
        return items;
    }

    private static async Task<List<string>> NamesAsync(Person specialist)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = await specialist.GetAsync($"api/directory/groups{(after is null ? "" : $"?after={after}")}");
            names.AddRange(page["items"]!.AsArray().Select(group => (string)group!["name"]!));
            after = (string?)page["next"];
        }
        while (after is not null);
        return names;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Meeting {number}");

    private static object Meeting(int number) => new
    {
        name = Name(number),
        slug = $"meeting-{number}",
        day = number % 7,
        time = "19:00",
        end_time = "20:00",
        types = new[] { "O", "D" },
        location = "Hall",
        formatted_address = "1 Main Street, Springfield, IL 62701, USA",
    };
}
