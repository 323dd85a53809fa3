using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Directory;

namespace CareBridge.Tests.Exchange;

/// <summary>In an emergency a clinic's system opens a crisis without consent, and has to answer for it.</summary>
public sealed class BreakingGlassOverFhirTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly string _key = $"{Guid.CreateVersion7()}";

    [Fact]
    public async Task It_opens_the_crisis_and_nothing_else_and_is_put_down_once_for_those_who_review_it()
    {
        var (participant, escalation) = await RaiseAsync();
        var (client, proof) = await network.SystemAsync(network.Clinic);
        using var system = Client(proof);
        await HiddenAsync(system, escalation);

        var bundle = await (await BreakAsync(system, participant, Grounds())).JsonAsync();
        await BreakAsync(system, participant, Grounds());

        Assert.Equal(
            ["CommunicationRequest", "Flag", "RiskAssessment", "ServiceRequest", "Task"],
            bundle.Entries("match").Select(one => one.Text("resourceType")!).Order(StringComparer.Ordinal));
        // For what the client is registered for, nothing has changed.
        await HiddenAsync(system, escalation);
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);
        var use = Assert.Single(await UsesAsync(officer, participant));
        Assert.Equal("pending", use.GetProperty("review").GetString());
        Assert.Equal(client, use.GetProperty("openedBy").GetGuid());
        Assert.Equal("Dr. Ada Moss", use.GetProperty("practitioner").GetString());
        Assert.Equal("County hospital", use.GetProperty("facility").GetString());
        Assert.Equal("Says that they took pills.", use.GetProperty("reason").GetString());
        Assert.Equal(
            ["crisis-events", "safety-plan"],
            use.GetProperty("categories").EnumerateArray().Select(one => one.GetProperty("code").GetString()!).Order());
        Assert.Single(await UsesAsync(network.Staff(Role.PrivacyOfficer, network.Clinic), participant));
        var lines = await network.AccountingAsync(participant);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(
            "overdose", line.GetProperty("emergency").GetProperty("natureCode").GetString()));
        Assert.Equal(
            5, lines.Select(line => line.GetProperty("items").GetArrayLength()).Distinct().Single());
    }

    [Theory]
    [InlineData("reason", "reason")]
    [InlineData("practitioner", "practitioner")]
    [InlineData("facility", "facility")]
    [InlineData("nature", "nature")]
    public async Task Without_what_has_to_be_put_down_nothing_opens(string missing, string named)
    {
        var (participant, _) = await RaiseAsync();
        using var system = await network.FhirClientAsync(network.Clinic);
        var grounds = Grounds();
        grounds.Remove(missing);
        await (await system.PostAsync($"/fhir/Patient/{participant}/$break-glass?{missing}=other", content: null))
            .IssueAsync(HttpStatusCode.BadRequest);

        var issue = await (await BreakAsync(system, participant, grounds, HttpStatusCode.UnprocessableEntity))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal($"Parameters.parameter.where(name = '{named}')", issue.Text("expression", 0));
        Assert.Empty(await UsesAsync(network.Staff(Role.PrivacyOfficer, network.Community), participant));
        Assert.Empty(await network.AccountingAsync(participant));
    }

    [Fact]
    public async Task It_opens_to_medical_personnel_only_and_of_nobody_nothing()
    {
        var (participant, _) = await RaiseAsync();
        using var peers = await network.FhirClientAsync(network.OtherCommunity);
        using var clinic = await network.FhirClientAsync(network.Clinic);

        await BreakAsync(peers, participant, Grounds(), HttpStatusCode.UnprocessableEntity);
        await BreakAsync(clinic, Guid.CreateVersion7(), Grounds(), HttpStatusCode.NotFound);

        Assert.Empty(await network.AccountingAsync(participant));
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("withdraw")]
    public async Task An_organization_that_is_in_doubt_or_gone_opens_nothing(string verb)
    {
        var (participant, _) = await RaiseAsync();
        var desk = new VerificationDesk(network);
        await desk.RegisterAsync(new { name = "Dune Clinic", kind = "clinic" });
        using var system = await network.FhirClientAsync(desk.Id);
        await desk.ActAsync(verb, new { reason = "Nobody answers there" }).IsAsync(HttpStatusCode.OK);

        await BreakAsync(system, participant, Grounds(), HttpStatusCode.UnprocessableEntity);

        Assert.Empty(await UsesAsync(network.Staff(Role.PrivacyOfficer, network.Community), participant));
        Assert.Empty(await network.AccountingAsync(participant));
    }

    private async Task<(Guid Participant, Guid Escalation)> RaiseAsync()
    {
        var participant = await network.RegisterAsync();
        var escalation = await network.RaiseAsync(participant, intent: true);
        await Eventually.IsAsync(true, () => network.InStoreAsync<CareBridge.Exchange.Storage.ExchangeDbContext, bool>(
            store => Task.FromResult(store.Heads.Any(head => head.Type == "Task" && head.Id == escalation))));
        return (participant, escalation);
    }

    private static async Task HiddenAsync(HttpClient system, Guid escalation)
    {
        foreach (var type in (string[])["Flag", "RiskAssessment", "ServiceRequest", "Task"])
        {
            await (await system.GetAsync($"/fhir/{type}/{escalation}")).IssueAsync(HttpStatusCode.NotFound);
        }
    }

    private HttpClient Client(AuthenticationHeaderValue proof) => new()
    {
        BaseAddress = network.Host.Address,
        DefaultRequestHeaders = { Authorization = proof },
    };

    private static Dictionary<string, string> Grounds() => new()
    {
        ["nature"] = "overdose",
        ["reason"] = "Says that they took pills.",
        ["practitioner"] = "Dr. Ada Moss",
        ["facility"] = "County hospital",
    };

    private async Task<HttpResponseMessage> BreakAsync(
        HttpClient system,
        Guid participant,
        Dictionary<string, string> grounds,
        HttpStatusCode status = HttpStatusCode.OK)
    {
        var parameters = grounds.Select(one => (JsonNode)new JsonObject
        {
            ["name"] = one.Key,
            [one.Key == "nature" ? "valueCode" : "valueString"] = one.Value,
        });
        var body = new JsonObject
        {
            ["resourceType"] = "Parameters",
            ["parameter"] = new JsonArray([.. parameters]),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/fhir/Patient/{participant}/$break-glass")
        {
            Headers = { { "Idempotency-Key", _key } },
            Content = new StringContent(
                body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json")),
        };
        var answer = await system.SendAsync(request);
        Assert.True(answer.StatusCode == status, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private static async Task<List<JsonElement>> UsesAsync(HttpClient officer, Guid participant)
    {
        var page = await officer.GetFromJsonAsync<JsonElement>("/api/consent/break-glass");
        return
        [
            .. page.GetProperty("items").EnumerateArray()
                .Where(use => use.GetProperty("participantId").GetGuid() == participant),
        ];
    }
}
