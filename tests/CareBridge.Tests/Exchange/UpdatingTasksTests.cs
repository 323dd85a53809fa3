using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class UpdatingTasksTests(ExchangeWorld world)
{
    private const string Answers =
        "Answer with received, on-hold, accepted, rejected, in-progress, failed, completed or cancelled.";

    private readonly TaskDesk _desk = new(world);

    [Fact]
    public async Task An_answer_is_there_for_the_next_read()
    {
        var (referral, task) = await TaskAsync();
        task["status"] = "accepted";
        task["statusReason"] = new JsonObject { ["text"] = "A bed is free" };

        var answer = await PutAsync(referral, task, "W/\"2\"");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
        var json = await answer.JsonAsync();
        Assert.Equal("accepted", json.Text("status"));
        Assert.Equal("A bed is free", json.Text("statusReason", "text"));
        Assert.Equal(json.GetRawText(), (await ReadAsync(referral)).GetRawText());
        var request = await (await world.ClinicClient.GetAsync($"/fhir/ServiceRequest/{referral}")).JsonAsync();
        Assert.Equal("3", request.Text("meta", "versionId"));

        await world.ProjectAsync<ProjectReferral, ReferralChanged>(world.Referrals.Get(referral));
        Assert.Equal(
            2, await world.InStoreAsync(store => store.Versions.CountAsync(v => v.Type == "Task" && v.Id == referral)));
    }

    [Fact]
    public async Task A_completed_task_says_how_it_ended()
    {
        var (referral, task) = await TaskAsync(ReferralStatus.Accepted);
        task["status"] = "completed";
        var without = await (await PutAsync(referral, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Task.output", without.Text("expression", 0));

        task["output"] = JsonNode.Parse("""
            [{ "type": { "text": "outcome" }, "valueCodeableConcept": { "coding": [{ "code": "service-provided" }] } }]
            """);
        var answer = await PutAsync(referral, task);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("service-provided", world.Referrals.Get(referral).OutcomeCode);
        Assert.Equal(
            "service-provided",
            (await ReadAsync(referral)).Text("output", 0, "valueCodeableConcept", "coding", 0, "code"));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(referral, task)).StatusCode);
    }

    [Theory]
    [InlineData("completed", "It cannot move from Sent to Completed.")]
    [InlineData("in-progress", "It cannot move from Sent to InProgress.")]
    [InlineData("failed", "It cannot move from Sent to NoShow.")]
    [InlineData("requested", Answers)]
    [InlineData("ready", Answers)]
    public async Task A_status_that_is_no_answer_now_changes_nothing(string status, string text)
    {
        var (referral, task) = await TaskAsync();
        task["status"] = status;
        task["output"] = status == "completed"
            ? JsonNode.Parse("""[{ "type": { "text": "outcome" }, "valueCode": "no-show" }]""")
            : null;
        if (status != "completed") task.Remove("output");

        var issue = await (await PutAsync(referral, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("business-rule", issue.Text("code"));
        Assert.Equal("Task.status", issue.Text("expression", 0));
        Assert.Equal(text, issue.Text("details", "text"));
        await UnchangedAsync(referral);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var (referral, task) = await TaskAsync();
        task["status"] = "accepted";

        var issue = await (await PutAsync(referral, task, "W/\"1\"")).IssueAsync(HttpStatusCode.PreconditionFailed);

        Assert.Equal("conflict", issue.Text("code"));
        await UnchangedAsync(referral);
    }

    [Theory]
    [InlineData("for", """{ "reference": "Patient/somebody-else" }""")]
    [InlineData("focus", """{ "reference": "ServiceRequest/another" }""")]
    [InlineData("priority", "\"stat\"")]
    [InlineData("note", """[{ "text": "Called" }]""")]
    [InlineData("intent", "\"plan\"")]
    public async Task What_is_not_the_receivers_to_change_is_named(string member, string value)
    {
        var (referral, task) = await TaskAsync();
        task["status"] = "accepted";
        task[member] = JsonNode.Parse(value);

        var issue = await (await PutAsync(referral, task)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("business-rule", issue.Text("code"));
        Assert.Equal($"Task.{member}", issue.Text("expression", 0));
        await UnchangedAsync(referral);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_our_address_in_references_is_no_change()
    {
        var (referral, task) = await TaskAsync();
        var patient = new Uri(world.Host.Address, $"/fhir/Patient/{_desk.Participant}");
        var partial = JsonNode.Parse($$"""
            { "resourceType": "Task", "id": "{{referral}}", "status": "received", "intent": "order",
              "for": { "reference": "{{patient}}", "display": "Jo" } }
            """)!.AsObject();

        var answer = await PutAsync(referral, partial);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(task["focus"]!.ToJsonString(), (await answer.JsonAsync()).GetProperty("focus").GetRawText());
    }

    [Theory]
    [InlineData("""{ "resourceType": "Task", "status": """, "structure", null)]
    [InlineData("null", "structure", null)]
    [InlineData("""{ "resourceType": "Patient", "id": "ID" }""", "invalid", "resourceType")]
    [InlineData(
        """{ "resourceType": "Task", "id": "other", "status": "accepted", "intent": "order" }""", "invalid", "Task.id")]
    [InlineData("""{ "resourceType": "Task", "status": "accepted", "intent": "order" }""", "invalid", "Task.id")]
    [InlineData("""{ "resourceType": "Task", "id": "ID", "status": "accepted", "intent": "order", "mood": 1 }""",
        "structure", "Task")]
    [InlineData(
        """{ "resourceType": "Task", "id": "ID", "status": "agreed", "intent": "order" }""", null, "Task.status")]
    [InlineData(
        """
        { "resourceType": "Task", "id": "ID", "status": "accepted", "intent": "order",
          "statusReason": { "text": "\ud800" } }
        """,
        "structure",
        "Task.statusReason.text")]
    public async Task A_body_that_is_not_this_task_is_refused_with_the_place(
        string body, string? code, string? expression)
    {
        var (referral, _) = await TaskAsync();

        var answer = await PutAsync(referral, body.Replace("\"ID\"", $"\"{referral}\"", StringComparison.Ordinal));
        var issue = await answer.IssueAsync(HttpStatusCode.BadRequest);

        if (code is not null) Assert.Equal(code, issue.Text("code"));
        if (expression is not null) Assert.Equal(expression, issue.Text("expression", 0));
        await UnchangedAsync(referral);
    }

    [Fact]
    public async Task A_body_beyond_a_megabyte_is_refused()
    {
        var (referral, task) = await TaskAsync();
        task["description"] = new string('x', 1024 * 1024);

        var issue = await (await PutAsync(referral, task)).IssueAsync(HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal("too-long", issue.Text("code"));
        await UnchangedAsync(referral);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        var (referral, _) = await TaskAsync();

        var answer = await world.ClinicClient.PutAsync(
            $"/fhir/Task/{referral}", new StringContent("<Task/>", Encoding.UTF8, "application/fhir+xml"));

        await answer.IssueAsync(HttpStatusCode.UnsupportedMediaType);
        await UnchangedAsync(referral);
    }

    [Fact]
    public async Task Nobody_answers_what_they_may_not_see()
    {
        var (referral, task) = await TaskAsync();
        task["status"] = "accepted";

        await (await PutAsync(referral, task, client: world.OtherClient)).IssueAsync(HttpStatusCode.NotFound);
        world.Disclosures.Revoke(_desk.Participant, world.Community, world.Clinic);
        await (await PutAsync(referral, task)).IssueAsync(HttpStatusCode.NotFound);
        var reader = await world.SignInAsync(world.ClinicSystem, "system/Task.rs");
        await (await PutAsync(referral, task, client: reader)).IssueAsync(HttpStatusCode.Forbidden);

        Assert.Equal(ReferralStatus.Sent, world.Referrals.Get(referral).Status);
    }

    private Task<(Guid Referral, JsonObject Task)> TaskAsync(ReferralStatus status = ReferralStatus.Sent) =>
        _desk.TaskAsync(status);

    private Task UnchangedAsync(Guid referral) => _desk.UnchangedAsync(referral);

    private Task<System.Text.Json.JsonElement> ReadAsync(Guid referral) => _desk.ReadAsync(referral);

    private Task<HttpResponseMessage> PutAsync(
        Guid referral, JsonObject task, string? ifMatch = null, HttpClient? client = null) =>
        _desk.PutAsync(referral, task, ifMatch, client);

    private Task<HttpResponseMessage> PutAsync(Guid referral, string body) =>
        _desk.PutAsync($"/fhir/Task/{referral}", body);
}
