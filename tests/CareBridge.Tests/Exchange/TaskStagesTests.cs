using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Mapping;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Exchange;

/// <summary>Every stage of a referral is a status and a business status of its Task, and back.</summary>
public sealed class TaskStagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    public static TheoryData<ReferralStatus, string, string> Stages => new()
    {
        { ReferralStatus.Draft, "draft", "draft" },
        { ReferralStatus.AwaitingConsent, "on-hold", "on-hold" },
        { ReferralStatus.Sent, "requested", "active" },
        { ReferralStatus.Received, "received", "active" },
        { ReferralStatus.NeedsInfo, "on-hold", "active" },
        { ReferralStatus.Accepted, "accepted", "active" },
        { ReferralStatus.Declined, "rejected", "revoked" },
        { ReferralStatus.Scheduled, "accepted", "active" },
        { ReferralStatus.InProgress, "in-progress", "active" },
        { ReferralStatus.NoShow, "failed", "active" },
        { ReferralStatus.Completed, "completed", "completed" },
        { ReferralStatus.Cancelled, "cancelled", "revoked" },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_is_told_in_both_resources(ReferralStatus stage, string task, string request)
    {
        var samples = MappedSamples.Referral("housing", stage)
            .Select(sample => JsonSerializer.Deserialize<JsonElement>(FhirJson.Write(sample.Resource))).ToList();

        Assert.Equal((request, task), (samples[0].Text("status"), samples[1].Text("status")));
        Assert.Equal(
            JsonNamingPolicy.KebabCaseLower.ConvertName($"{stage}"),
            samples[1].Text("businessStatus", "coding", 0, "code"));
        Assert.Equal("2026-12-24", samples[0].Text("occurrencePeriod", "end"));
        Assert.Equal("2026-12-24", samples[1].Text("restriction", "period", "end"));
        Assert.Equal("unmet-need", samples[0].Text("reasonCode", 0, "coding", 0, "code"));
        Assert.Equal("Sleeps in the car", samples[0].Text("reasonCode", 0, "text"));
        Assert.StartsWith("DocumentReference/", samples[0].Text("supportingInfo", 0, "reference"));
        Assert.Equal("May", samples[1].Text("note", 1, "text"));
    }

    [Fact]
    public async Task A_clinic_goes_through_all_of_them()
    {
        var (referral, _, _) = await network.SendAsync();
        var clinic = await network.FhirClientAsync(network.Clinic);
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/Task/{referral}")).StatusCode);

        foreach (var (status, stage, expected) in new (string, string?, string)[]
            {
                ("received", null, "received"), ("on-hold", null, "needs-info"), ("accepted", null, "accepted"),
                ("accepted", "scheduled", "scheduled"), ("failed", null, "no-show"),
                ("in-progress", null, "in-progress"), ("failed", "no-show", "no-show"),
                ("accepted", "scheduled", "scheduled"), ("accepted", "accepted", "scheduled"),
            })
        {
            var task = await TaskAsync(clinic, referral);
            task["status"] = status;
            task["statusReason"] = new JsonObject { ["text"] = $"It is {status}" };
            if (stage is not null) task["businessStatus"] = Stage(stage);
            var answer = await PutAsync(clinic, task);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            Assert.Equal(expected, await network.StatusAsync(referral));
        }
        var found = await (await clinic.GetAsync("/fhir/Task?business-status=scheduled")).JsonAsync();
        Assert.Contains(referral, found.Matches());
    }

    [Fact]
    public async Task A_business_status_from_before_says_nothing_beside_another_status_and_an_unknown_one_is_named()
    {
        var (referral, _, _) = await network.SendAsync();
        var clinic = await network.FhirClientAsync(network.Clinic);
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/Task/{referral}")).StatusCode);
        var task = await TaskAsync(clinic, referral);
        (task["status"], task["businessStatus"]) = ("received", Stage("singing"));
        var issue = await (await PutAsync(clinic, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Task.businessStatus", issue.Text("expression", 0));
        Assert.Equal("sent", await network.StatusAsync(referral));

        task["businessStatus"] = Stage("sent");
        foreach (var status in (string[])["received", "accepted", "accepted"])
        {
            task["status"] = status;
            Assert.True((await PutAsync(clinic, task)).IsSuccessStatusCode);
            Assert.Equal(status, await network.StatusAsync(referral));
        }
    }

    [Fact]
    public async Task What_a_community_asks_the_clinic_that_refers_answers_with_one_more_note()
    {
        var desk = new ReferringClinic(network);
        var clinic = await desk.SystemAsync();
        await desk.GrantAsync();
        var entries = await clinic.CarryOutAsync(BundleDesk.Transaction(desk.Referral())).EntriesAsync();
        var referral = entries[0].MadeId();
        await network.Specialist.DoAsync(referral, "ask", new { reason = "Since when?" });
        await Eventually.IsAsync("on-hold", async () => (string?)(await TaskAsync(clinic, referral))["status"]);

        var task = await TaskAsync(clinic, referral);
        Assert.Equal("Since when?", (string?)task["note"]![0]!["text"]);
        task["status"] = "received";
        await (await PutAsync(clinic, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        task["note"]!.AsArray().Add(new JsonObject { ["text"] = "Since May" });
        var answered = await (await PutAsync(clinic, task)).JsonAsync();

        Assert.Equal("received", answered.Text("status"));
        Assert.Equal("Since May", answered.Text("note", 1, "text"));
        var seen = (await network.Specialist.SeeAsync(referral)).GetProperty("questions")[0];
        Assert.Equal("Since May", seen.GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_clinic_says_why_by_when_and_with_which_documents()
    {
        var desk = new ReferringClinic(network);
        var clinic = await desk.SystemAsync();
        await desk.GrantAsync();
        var aftercare = new Aftercare.AftercareDesk(network.Host);
        var document = Guid.CreateVersion7();
        await aftercare.FileAsync(
            aftercare.Document(document, desk.Participant, network.Clinic, "Summary", "Text"u8.ToArray()));
        var entries = desk.Referral();
        var request = entries[1]["resource"]!.AsObject();
        Assert.Equal("ServiceRequest", (string?)request["resourceType"]);
        request["occurrencePeriod"] = new JsonObject { ["end"] = "2027-02-03" };
        request["reasonCode"] = JsonNode.Parse("""
            [{ "coding": [{ "system": "https://carebridge.example/fhir/CodeSystem/referral-reason",
                            "code": "after-discharge" }], "text": "Leaves on Friday" }]
            """);
        request["supportingInfo"] = JsonNode.Parse($$"""[{ "reference": "DocumentReference/{{document}}" }]""");

        var written = await clinic.CarryOutAsync(BundleDesk.Transaction(entries)).EntriesAsync();

        Assert.Equal("201", BundleDesk.Status(written[0]));
        var seen = await network.Specialist.SeeAsync(written[0].MadeId());
        Assert.Equal("after-discharge", seen.GetProperty("reasonCode").GetString());
        Assert.Equal("Leaves on Friday", seen.GetProperty("reason").GetString());
        Assert.Equal("2027-02-03", seen.GetProperty("neededBy").GetString());
        Assert.Equal(document, seen.GetProperty("documentIds")[0].GetGuid());
    }

    private static JsonObject Stage(string code) => new()
    {
        ["coding"] = new JsonArray(new JsonObject
        {
            ["system"] = "https://carebridge.example/fhir/CodeSystem/referral-status",
            ["code"] = code,
        }),
    };

    private static async Task<JsonObject> TaskAsync(HttpClient client, Guid referral) =>
        JsonNode.Parse(await client.GetStringAsync($"/fhir/Task/{referral}"))!.AsObject();

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, JsonObject task) =>
        client.PutAsync($"/fhir/Task/{task["id"]}", FilingDesk.Body(task));
}
