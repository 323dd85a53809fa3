using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Exchange;

/// <summary>A clinic refers somebody to a peer community from its own record system.</summary>
public sealed class ReferringOverFhirTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly ReferringClinic _desk = new(network);

    [Fact]
    public async Task It_waits_for_consent_goes_when_it_is_given_and_the_clinic_sees_the_answer()
    {
        var clinic = await _desk.SystemAsync();
        var bundle = BundleDesk.Transaction(
            [.. _desk.Referral(number: "R1"), BundleDesk.Get($"Task?patient={_desk.Participant}")]);

        var entries = await clinic.CarryOutAsync(bundle).EntriesAsync();

        Assert.Equal(["201", "201", "200"], entries.Select(BundleDesk.Status));
        var referral = entries[0].MadeId();
        Assert.Equal(referral, entries[1].MadeId());
        Assert.Equal("on-hold", entries[0].Text("resource", "status"));
        Assert.Equal($"ServiceRequest/{referral}", entries[0].Text("resource", "focus", "reference"));
        Assert.Equal("W/\"1\"", entries[0].Text("response", "etag"));
        Assert.Equal("R1", entries[1].Text("resource", "identifier", 0, "value"));
        Assert.Equal([referral], entries[2].GetProperty("resource").Matches());
        var peers = network.Specialist;
        await peers.GetAsync(ReferralDesk.Route(referral)).IsAsync(HttpStatusCode.NotFound);

        await _desk.GrantAsync();

        await Eventually.IsAsync("requested", () => StatusAsync(clinic, "Task", referral));
        Assert.Equal("active", await StatusAsync(clinic, "ServiceRequest", referral));
        var page = await network.Specialist.GetFromJsonAsync<JsonElement>(
            "/api/referrals/referrals?direction=incoming");
        Assert.Contains(page.GetProperty("items").EnumerateArray(), item => item.Text("id") == $"{referral}");
        await network.Specialist.PostAsJsonAsync(
            ReferralDesk.Route(referral) + "/accept", new { reason = "Tuesday at six" }).IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync("accepted", () => StatusAsync(clinic, "Task", referral));
        var found = await (await clinic.GetAsync($"/fhir/Task?status=accepted&code=fulfill")).JsonAsync();
        Assert.Contains(referral, found.Matches());
        Assert.Equal("Tuesday at six", found.Entries("match")[0].Text("statusReason", "text"));
        var history = await (await clinic.GetAsync($"/fhir/Task/{referral}/_history")).JsonAsync();
        Assert.Equal(
            ["accepted", "requested", "on-hold"],
            history.GetProperty("entry").EnumerateArray().Select(entry => entry.Text("resource", "status")));
        Assert.DoesNotContain(
            await network.AccountingAsync(_desk.Participant),
            line => line.Text("recipientOrganizationId") == $"{network.Clinic}");
    }

    [Fact]
    public async Task Sent_again_it_is_one_referral_by_its_name_its_condition_or_a_key()
    {
        var clinic = await _desk.SystemAsync();
        var named = await SendAsync(clinic, _desk.Referral(number: "R2"));
        Assert.Equal(named, await SendAsync(clinic, _desk.Referral(number: "R2"), "200"));
        var conditional = _desk.Referral(network.OtherCommunity);
        conditional[1].AsObject().Given("ifNoneExist", $"identifier={BundleDesk.Numbers}|R2");
        Assert.Equal(named, await SendAsync(clinic, conditional, "200"));

        var keyed = await SendAsync(clinic, _desk.Referral(), key: "k1");
        var again = await SendAsync(clinic, _desk.Referral(), "200", "k1");
        Assert.Equal(keyed, again);
        Assert.NotEqual(named, keyed);
        var other = await clinic.CarryOutAsync(
            BundleDesk.Transaction(_desk.Referral(network.OtherCommunity)), "k1");
        Assert.Equal(
            "Bundle.entry[1].resource",
            (await other.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        Assert.Equal(2, await _desk.CountAsync());
    }

    [Fact]
    public async Task With_consent_it_goes_at_once_and_the_clinic_takes_it_back_over_the_version_that_it_names()
    {
        var clinic = await _desk.SystemAsync();
        await _desk.GrantAsync();
        var referral = await SendAsync(clinic, _desk.Referral());
        var task = await ReadAsync(clinic, "Task", referral);
        Assert.Equal("requested", (string?)task["status"]);

        task["status"] = "cancelled";
        await (await PutAsync(clinic, task, "W/\"7\"")).IssueAsync(HttpStatusCode.PreconditionFailed);
        task["priority"] = "stat";
        var changed = await (await PutAsync(clinic, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Task.priority", changed.Text("expression", 0));
        task["priority"] = "urgent";
        var cancelled = await PutAsync(clinic, task, "W/\"1\"");
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("W/\"2\"", cancelled.Headers.ETag?.ToString());
        Assert.False(cancelled.Headers.Contains("Part2-Notice"));
        Assert.Equal("W/\"2\"", (await PutAsync(clinic, task, "W/\"1\"")).Headers.ETag?.ToString());

        Assert.Equal("revoked", await StatusAsync(clinic, "ServiceRequest", referral));
        task["status"] = "requested";
        var issue = await (await PutAsync(clinic, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Task.status", issue.Text("expression", 0));
        await network.Specialist.PostAsync(ReferralDesk.Route(referral) + "/accept", null)
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_ServiceRequest_is_revoked_by_whoever_has_written_it_and_answered_by_nobody()
    {
        var clinic = await _desk.SystemAsync();
        await _desk.GrantAsync();
        var referral = await SendAsync(clinic, _desk.Referral());
        var peers = await network.FhirClientAsync(network.Community);
        var request = await ReadAsync(peers, "ServiceRequest", referral);
        request["status"] = "completed";
        var issue = await (await PutAsync(peers, request)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("ServiceRequest.status", issue.Text("expression", 0));
        var stranger = await network.FhirClientAsync(network.OtherClinic);
        await (await PutAsync(stranger, request)).IssueAsync(HttpStatusCode.NotFound);

        request["status"] = "revoked";
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(clinic, request)).StatusCode);

        Assert.Equal("cancelled", await StatusAsync(clinic, "Task", referral));
        Assert.Equal("cancelled", await StatusAsync(peers, "Task", referral));
    }

    [Fact]
    public async Task An_answer_whose_response_was_lost_is_sent_again_and_is_one()
    {
        var clinic = await _desk.SystemAsync();
        await _desk.GrantAsync();
        var referral = await SendAsync(clinic, _desk.Referral());
        await network.Specialist.DoAsync(referral, "ask", new { reason = "Since when?" });
        await Eventually.IsAsync("on-hold", () => StatusAsync(clinic, "Task", referral));
        var answer = await ReadAsync(clinic, "Task", referral);
        answer["status"] = "received";
        answer["note"]!.AsArray().Add(new JsonObject { ["text"] = "Since May." });

        var first = await PutAsync(clinic, answer, "W/\"2\"");
        var again = await PutAsync(clinic, answer, "W/\"2\"");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("W/\"3\"", again.Headers.ETag?.ToString());

        await network.Specialist.DoAsync(referral, "accept");
        await Eventually.IsAsync("accepted", () => StatusAsync(clinic, "Task", referral));
        Assert.Equal("accepted", (await (await PutAsync(clinic, answer)).JsonAsync()).Text("status"));
        answer["note"]![1]!["text"] = "Since June.";
        await (await PutAsync(clinic, answer)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        var questions = (await network.Specialist.SeeAsync(referral)).GetProperty("questions");
        Assert.Equal("Since May.", Assert.Single(questions.EnumerateArray()).Text("answer"));
    }

    private static async Task<Guid> SendAsync(
        HttpClient clinic, JsonNode[] entries, string status = "201", string? key = null)
    {
        var answered = await clinic.CarryOutAsync(BundleDesk.Transaction(entries), key).EntriesAsync();
        Assert.Equal([status, status], answered.Select(BundleDesk.Status));
        return answered[0].MadeId();
    }

    private static async Task<JsonObject> ReadAsync(HttpClient client, string type, Guid id) =>
        JsonNode.Parse(await client.GetStringAsync($"/fhir/{type}/{id}"))!.AsObject();

    private static async Task<string?> StatusAsync(HttpClient client, string type, Guid id) =>
        (string?)(await ReadAsync(client, type, id))["status"];

    private static async Task<HttpResponseMessage> PutAsync(
        HttpClient client, JsonObject resource, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/{resource["resourceType"]}/{resource["id"]}")
        {
            Content = FilingDesk.Body(resource),
        };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        return await client.SendAsync(request);
    }
}
