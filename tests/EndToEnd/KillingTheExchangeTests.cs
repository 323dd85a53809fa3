using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// kill -9 while notifications are on their way or an export is being made or fetched: nothing is left out, and whoever
/// goes on asking gets all of it.
/// </summary>
public sealed class KillingTheExchangeTests(ITestOutputHelper output)
{
    private const int Deaths = 3;
    private const int CheckIns = 30;
    private const string Scope = "system/*.rs system/Subscription.cruds";
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly StringComparer Sorting = StringComparer.Ordinal;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(TestSeed.Choose(output));

    [Fact]
    public async Task Every_event_is_told_and_no_number_is_left_out()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var deployment = await StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        using var signedIn = participant.Person;
        using var ehr = await RegisteredClient.RegisterAsync(
            network.Administrator, deployment.Fhir, network.ClinicOrganization, Scope);
        var subscription = await SubscribeAsync(ehr, receiver.Address("hook"));

        var checkIns = CheckInAsync(network, participant);
        await DieAsync(deployment, during: checkIns);
        var expected = await checkIns;

        await Eventually.IsAsync(
            () => expected.SetEquals(Events(receiver).Select(happened => happened.Focus)), Patience);
        var numbers = Events(receiver).GroupBy(happened => happened.Number).ToList();
        Assert.Equal(Enumerable.Range(1, CheckIns), numbers.Select(number => number.Key).Order());
        // Told twice is the same told again.
        Assert.All(numbers, number => Assert.Single(number.Select(happened => happened.Focus).Distinct()));
        var status = await JsonAsync(ehr, HttpMethod.Get, $"Subscription/{subscription}/$status");
        Assert.Contains($"\"{CheckIns}\"", status.ToJsonString(), Ordinal);
    }

    [Fact]
    public async Task An_export_is_whole()
    {
        await using var deployment = await StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, _) = await ReferralStory.ConnectAsync(network);
        using var signedIn = participant.Person;
        using var ehr = await RegisteredClient.RegisterAsync(
            network.Administrator, deployment.Fhir, network.ClinicOrganization, Scope);
        var expected = await CheckInAsync(network, participant);
        var ofParticipant = new JsonObject
        {
            ["patient"] = $"{participant.Id}",
            ["code"] = "check-in",
            ["_count"] = "100",
        };
        await Eventually.IsAsync(
            CheckIns,
            async () => (await network.Clinic.SearchAsync("Observation", ofParticipant)).Count,
            Patience);

        for (var death = 1; death <= Deaths; death++)
        {
            var export = ExportAsync(ehr);
            await DieAsync(deployment, during: export, deaths: 1);
            var lines = await export;

            Assert.Equal(expected, lines.Where(expected.Contains).Order(Sorting));
            // With each one of engagement.
            Assert.Equal(2 * CheckIns, lines.Count(line => line.StartsWith("Observation/", Ordinal)));
            Assert.Contains($"Patient/{participant.Id}", lines);
        }
    }

    private static Task<OneProcess> StartAsync() => OneProcess.StartAsync(new Dictionary<string, string>
    {
        ["Outbound__AllowHttp"] = "true",
        ["Outbound__AllowPrivateAddresses"] = "true",
        ["Exchange__Subscriptions__FirstRetry"] = "00:00:00.2",
        ["Exchange__Subscriptions__LongestRetry"] = "00:00:02",
        ["Exchange__RateLimit__RequestsPerSecond"] = "0",
    });

    private async Task DieAsync(OneProcess deployment, Task during, int deaths = Deaths)
    {
        for (var death = 1; death <= deaths; death++)
        {
            var moment = TimeSpan.FromSeconds(2 * _random.NextDouble());
            output.WriteLine($"{death}: after {moment.TotalMilliseconds:0} ms");
            await Task.WhenAny(during, Task.Delay(moment));
            await deployment.Host.DieAndReturnAsync();
        }
    }

    /// <returns>Their addresses, sorted.</returns>
    private static async Task<SortedSet<string>> CheckInAsync(Network network, Participant participant)
    {
        var addresses = new SortedSet<string>(Sorting);
        for (var number = 1; number <= CheckIns; number++)
        {
            var id = Guid.CreateVersion7();
            await network.Specialist.PutAsync($"api/aftercare/check-ins/{id}", new
            {
                participantId = participant.Id,
                heldAt = TimeProvider.System.GetUtcNow().AddDays(-number),
                engagement = "engaged",
                mood = number % 10,
            });
            addresses.Add($"Observation/{id}");
        }
        return addresses;
    }

    private static async Task<string> SubscribeAsync(RegisteredClient ehr, string endpoint)
    {
        var subscription = JsonNode.Parse($$"""
            {
              "resourceType": "Subscription", "status": "requested", "reason": "To know",
              "criteria": "https://carebridge.example/fhir/SubscriptionTopic/aftercare-updated",
              "_criteria": { "extension": [{
                "url": "{{Backport}}backport-filter-criteria", "valueString": "Observation?code=check-in" }] },
              "channel": {
                "type": "rest-hook", "endpoint": "{{endpoint}}", "payload": "application/fhir+json",
                "_payload": { "extension": [{ "url": "{{Backport}}backport-payload-content", "valueCode": "id-only" }] }
              }
            }
            """)!;
        var id = (string)(await JsonAsync(ehr, HttpMethod.Post, "Subscription", subscription))["id"]!;
        await Eventually.IsAsync(
            "active",
            async () => (string?)(await JsonAsync(ehr, HttpMethod.Get, $"Subscription/{id}"))["status"],
            Patience);
        return id;
    }

    /// <summary>As a client does that is told to come back later, and goes on when nobody answers.</summary>
    private static async Task<List<string>> ExportAsync(RegisteredClient ehr)
    {
        var status = await Eventually.SucceedsAsync(
            async () =>
            {
                using var answer = await SendAsync(ehr, HttpMethod.Get, "$export?_type=Patient,Observation");
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                return answer.Content.Headers.GetValues("Content-Location").Single();
            },
            Patience);
        var manifest = await Eventually.SucceedsAsync(
            async () =>
            {
                await Task.Delay(Pause);
                using var answer = await SendAsync(ehr, HttpMethod.Get, status);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            },
            Patience);
        var lines = new List<string>();
        foreach (var file in manifest["output"]!.AsArray())
        {
            lines.AddRange(await Eventually.SucceedsAsync(
                async () =>
                {
                    await Task.Delay(Pause);
                    using var answer = await SendAsync(
                        ehr, HttpMethod.Get, (string)file!["url"]!, accept: "application/fhir+ndjson");
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    return (await answer.Content.ReadAsStringAsync())
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => JsonNode.Parse(line)!)
                        .Select(line => $"{line["resourceType"]}/{line["id"]}");
                },
                Patience));
        }
        return lines;
    }

    private static Task<JsonNode> JsonAsync(
        RegisteredClient ehr, HttpMethod method, string address, JsonNode? body = null) => Eventually.SucceedsAsync(
        async () =>
        {
            using var answer = await SendAsync(ehr, method, address, body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        },
        Patience);

    private static Task<HttpResponseMessage> SendAsync(
        RegisteredClient ehr, HttpMethod method, string address, JsonNode? body = null, string? accept = null)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Content = body is null
                ? null
                : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/fhir+json"),
        };
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (address.Contains("$export?", Ordinal)) request.Headers.Add("Prefer", "respond-async");
        return ehr.SendAsync(request, CancellationToken.None);
    }

    private static IReadOnlyList<(int Number, string Focus)> Events(Receiver receiver) =>
    [
        .. from received in receiver.At("hook")
           from happened in JsonNode.Parse(received.Body)!["entry"]![0]!["resource"]!["parameter"]!.AsArray()
           where (string?)happened!["name"] == "notification-event"
           let parts = happened!["part"]!.AsArray()
           select (
               int.Parse((string)Part(parts, "event-number")["valueString"]!, null),
               Local((string)Part(parts, "focus")["valueReference"]!["reference"]!)),
    ];

    /// <summary>Without the server's address.</summary>
    private static string Local(string reference) => string.Join('/', reference.Split('/')[^2..]);

    private static JsonNode Part(JsonArray parts, string name) => parts.Single(part => (string?)part!["name"] == name)!;
}
