using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// Everything is lost, and comes back as it was at a moment, with an empty broker (infra/docs/backup.md): what was
/// accepted before is there, everywhere; of what came after there is nothing.
/// </summary>
public sealed class RestoringTests
{
    private const string Scope = "system/Observation.rs";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Everything_before_the_moment_is_there_and_nothing_after_it()
    {
        await using var deployment = await RestorableProcesses.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var responders = await network.HireCrisisTeamAsync(1);
        using var responder = responders.Single();
        await deployment.BackUpAsync();
        var (participant, referral) = await ReferralStory.ConnectAsync(network);
        using var signedIn = participant.Person;
        var checkIns = new HashSet<string> { await CheckInAsync(network, participant) };
        await ShowsAsync(network, participant, checkIns);
        var (answered, open) = (await RaiseAsync(network), await RaiseAsync(network));
        var paging = new PagingRecords(deployment.ConnectionTo("crisis"), deployment.ConnectionTo("portal"));
        await Eventually.IsAsync(2, async () => (await paging.NoticesAsync()).Count, Patience);
        await responder.PostAsync($"api/crisis/escalations/{answered}/acknowledge");

        // The broker has these, and the exchange does not.
        await deployment.ForClinics.KillAsync();
        while (checkIns.Count < 4) checkIns.Add(await CheckInAsync(network, participant));
        await SentAsync(deployment);
        var moment = await deployment.MomentAsync();

        await deployment.ForClinics.StartAgainAsync();
        var late = await LateAsync(deployment, network, participant);
        await ShowsAsync(network, participant, new HashSet<string>(checkIns) { $"{late.CheckIn}" });
        await responder.PostAsync($"api/crisis/escalations/{open}/acknowledge");

        await deployment.DestroyAsync();
        await deployment.RestoreAsync(moment);
        Assert.Equal(1, await deployment.AskAsync<long>("exchange", SeenOf(checkIns)));
        // As if it had taken long.
        var due = await deployment.AskAsync<long>("crisis", $"""
            WITH due AS (
                UPDATE crisis.ladders SET "NextAt" = now() WHERE "EscalationId" = '{open}' RETURNING 1)
            SELECT count(*) FROM due
            """);
        Assert.Equal(1, due);
        Assert.Contains("aftercare: ", await deployment.RepublishAsync());
        await deployment.ServeAsync();

        await ShowsAsync(network, participant, checkIns);
        Assert.Equal("requested", (string?)(await network.Clinic.ReadAsync("Task", referral))!["status"]);
        await NothingOfAsync(late, deployment, network);
        await SentAsync(deployment);
        await AreOfOneMindAsync(deployment);
        Assert.Equal("acknowledged", await StatusAsync(network, answered));
        // Nobody had taken it, and after the only tier it is for the operators.
        var alarm = await Eventually.BecomesAsync(
            async () => (await network.Administrator.GetAsync("api/crisis/alarms"))["items"]!.AsArray(),
            alarms => alarms.Count == 1,
            Patience);
        Assert.Equal(1, (int)alarm[0]!["alarms"]!);
        Assert.Equal(2, (await paging.NoticesAsync()).Count);
        await responder.PostAsync($"api/crisis/escalations/{open}/acknowledge");
        Assert.Equal("acknowledged", await StatusAsync(network, open));
        await deployment.VerifyAccountingAsync();
        checkIns.Add(await CheckInAsync(network, participant));
        await ShowsAsync(network, participant, checkIns);
    }

    /// <summary>So many of the check-ins the exchange has.</summary>
    private static string SeenOf(IEnumerable<string> checkIns) =>
        $"""
        SELECT count(*) FROM exchange.resource_heads
        WHERE "Type" = 'Observation' AND "Id"::text IN ('{string.Join("', '", checkIns)}')
        """;

    private static async Task<string> CheckInAsync(Network network, Participant participant)
    {
        var id = Guid.CreateVersion7();
        await network.Specialist.PutAsync($"api/aftercare/check-ins/{id}", new
        {
            participantId = participant.Id,
            heldAt = TimeProvider.System.GetUtcNow().AddHours(-1),
            engagement = "engaged",
            mood = 6,
        });
        return $"{id}";
    }

    /// <summary>The clinic sees these check-ins and no other.</summary>
    private static Task ShowsAsync(Network network, Participant participant, IReadOnlySet<string> checkIns) =>
        Eventually.IsAsync(
            async () => checkIns.SetEquals(
                (await network.Clinic.SearchAsync("Observation", new JsonObject
                {
                    ["patient"] = $"{participant.Id}",
                    ["code"] = "check-in",
                    ["_count"] = "100",
                })).Select(resource => (string)resource["id"]!)),
            Patience);

    /// <summary>Of low severity: nobody else is paged for a quarter of an hour.</summary>
    private static async Task<Guid> RaiseAsync(Network network)
    {
        var (participant, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await network.Specialist.PutAsync(
            $"api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" });
        await Eventually.SucceedsAsync(
            () => network.Specialist.PutAsync($"api/crisis/escalations/{id}", Reports.Low(participant)),
            Patience);
        return id;
    }

    private static async Task<string?> StatusAsync(Network network, Guid escalation) =>
        (string?)(await network.Specialist.GetAsync($"api/crisis/escalations/{escalation}"))["status"];

    /// <summary>Nothing waits in any outbox.</summary>
    private static async Task SentAsync(RestorableProcesses deployment)
    {
        foreach (var service in HostProcess.Services)
        {
            await Eventually.IsAsync(
                0L, () => deployment.AskAsync<long>(service, $"SELECT count(*) FROM {service}.outbox"), Patience);
        }
    }

    /// <summary>Who learns of participants knows those that there are, and nothing has failed.</summary>
    private static async Task AreOfOneMindAsync(RestorableProcesses deployment)
    {
        const string All = """SELECT string_agg("Id" || ' ' || "Version", ',' ORDER BY "Id") FROM """;
        var participants = await deployment.AskAsync<string>("directory", All + "directory.participants");
        await Eventually.IsAsync(
            participants, () => deployment.AskAsync<string>("crisis", All + "crisis.known_participants"), Patience);
        foreach (var service in HostProcess.Services)
        {
            Assert.Equal(
                0L, await deployment.AskAsync<long>(service, $"SELECT count(*) FROM {service}.failed_messages"));
        }
    }

    private static async Task<Late> LateAsync(
        RestorableProcesses deployment, Network network, Participant participant)
    {
        var other = Guid.CreateVersion7();
        await network.Specialist.PutAsync(
            $"api/directory/participants/{other}", new { givenName = "Lee", familyName = "Marsh" });
        using var portal = new HttpClient { BaseAddress = deployment.Portal };
        using var session = await portal.PostAsJsonAsync(
            "api/portal/token",
            new { email = "administrator@carebridge.local", password = deployment.AdministratorPassword });
        var token = (string)(await session.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!;
        var ehr = await RegisteredClient.RegisterAsync(
            network.Administrator, deployment.Fhir, network.ClinicOrganization, Scope);
        var late = new Late(Guid.Parse(await CheckInAsync(network, participant)), other, token, ehr);
        Assert.Equal(HttpStatusCode.OK, await late.SignedInAsync(deployment, network));
        Assert.Equal(HttpStatusCode.OK, await late.SearchAsync());
        return late;
    }

    private static async Task NothingOfAsync(Late late, RestorableProcesses deployment, Network network)
    {
        using var ehr = late.Ehr;
        Assert.Equal(HttpStatusCode.Unauthorized, await late.SignedInAsync(deployment, network));
        Assert.Equal(HttpStatusCode.Unauthorized, await late.SearchAsync());
        string[] paths = [$"directory/participants/{late.Participant}", $"aftercare/check-ins/{late.CheckIn}"];
        foreach (var path in paths)
        {
            using var answer = await network.Specialist.TryGetAsync($"api/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    /// <summary>What came after the moment.</summary>
    private sealed record Late(Guid CheckIn, Guid Participant, string Token, RegisteredClient Ehr)
    {
        /// <summary>What whoever had signed in then is answered.</summary>
        public async Task<HttpStatusCode> SignedInAsync(RestorableProcesses deployment, Network network)
        {
            using var portal = new HttpClient { BaseAddress = deployment.Portal };
            portal.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            using var answer = await portal.GetAsync($"api/directory/organizations/{network.Community}");
            return answer.StatusCode;
        }

        public async Task<HttpStatusCode> SearchAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "Observation?code=check-in");
            try
            {
                using var answer = await Ehr.SendAsync(request, CancellationToken.None);
                return answer.StatusCode;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is { } refused)
            {
                // Of a new token, if it was time for one.
                return refused;
            }
        }
    }
}
