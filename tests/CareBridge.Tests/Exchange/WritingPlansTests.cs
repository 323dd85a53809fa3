using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class WritingPlansTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    [Fact]
    public async Task A_plan_is_read_back_as_it_was_written_by_whoever_wrote_it_without_consent()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var plan = WritingClient.Named(WritingClient.Plan(participant), $"{participant}");
        var before = world.Disclosures.Authorized.Count(asked => Concerns(asked, participant));

        var answer = await _ehr.PostAsync(plan);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("W/\"1\"", answer.Headers.ETag?.ToString());
        Assert.EndsWith("/_history/1", answer.Headers.Location!.AbsolutePath);
        var created = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        WritingClient.Holds(plan, created);
        var id = FilingDesk.IdOf(answer);
        WritingClient.Holds(plan, await _ehr.ReadAsync($"CarePlan/{id}"));
        Assert.Equal($"Organization/{world.Clinic}", (string?)created["author"]!["reference"]);
        Assert.Contains("42CFRPart2", created["meta"]!["security"]!.ToJsonString());
        var found = await _ehr.ReadAsync($"CarePlan?patient={participant}&status=active&_total=accurate");
        Assert.Equal(1, (int)found["total"]!);
        Assert.Equal(before, world.Disclosures.Authorized.Count(asked => Concerns(asked, participant)));
    }

    [Fact]
    public async Task Another_clinic_reads_it_only_under_consent()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Plan(participant)));
        await (await world.OtherClient.GetAsync($"/fhir/CarePlan/{id}")).IssueAsync(HttpStatusCode.NotFound);

        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.AftercarePlan);
        var seen = await world.OtherClient.GetAsync($"/fhir/CarePlan/{id}");

        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.True(seen.Headers.Contains("Part2-Notice"));
        Assert.Single((await (await world.OtherClient.GetAsync($"/fhir/CarePlan?patient={participant}")).JsonAsync())
            .Matches());
        world.Disclosures.Revoke(participant, world.Clinic, world.OtherClinic);
        await (await world.OtherClient.GetAsync($"/fhir/CarePlan/{id}")).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_an_update_has_named_is_found_by_a_create_of_that_name()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = Guid.CreateVersion7();
        var plan = WritingClient.Named(WritingClient.Plan(participant), $"{participant}");
        (await _ehr.PutAsync(id, plan.DeepClone())).EnsureSuccessStatusCode();

        var conditional = await _ehr.PostAsync(
            WritingClient.Plan(participant), $"identifier=urn:clinic|{participant}");
        var again = await _ehr.PostAsync(plan.DeepClone());
        var other = plan.DeepClone();
        other["title"] = "Another";
        var different = await _ehr.PostAsync(other);

        Assert.Equal((HttpStatusCode.OK, id), (conditional.StatusCode, FilingDesk.IdOf(conditional)));
        Assert.Equal((HttpStatusCode.OK, id), (again.StatusCode, FilingDesk.IdOf(again)));
        await different.IssueAsync(HttpStatusCode.UnprocessableEntity);

        (await _ehr.PutAsync(Guid.CreateVersion7(), plan.DeepClone())).EnsureSuccessStatusCode();
        var issue = await (await _ehr.PostAsync(plan.DeepClone())).IssueAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal("multiple-matches", issue.Text("code"));
    }

    [Fact]
    public async Task The_author_writes_it_anew_over_the_version_that_it_names()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var (id, plan) = (Guid.CreateVersion7(), WritingClient.Plan(participant));
        Assert.Equal(HttpStatusCode.Created, (await _ehr.PutAsync(id, plan)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _ehr.PutAsync(id, plan)).StatusCode);

        var read = await _ehr.ReadAsync($"CarePlan/{id}");
        read["status"] = "on-hold";
        read["activity"]![1]!["detail"]!["status"] = "completed";
        var answer = await _ehr.PutAsync(id, read, "W/\"1\"");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("W/\"2\"", answer.Headers.ETag?.ToString());
        Assert.Equal("W/\"2\"", (await _ehr.PutAsync(id, read, "W/\"1\"")).Headers.ETag?.ToString());
        read["title"] = "Other";
        await (await _ehr.PutAsync(id, read, "W/\"1\"")).IssueAsync(HttpStatusCode.PreconditionFailed);
        read["status"] = "draft";
        var issue = await (await _ehr.PutAsync(id, read, "W/\"2\"")).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("CarePlan.status", issue.Text("expression", 0));
        read["status"] = "entered-in-error";
        Assert.Equal(HttpStatusCode.OK, (await _ehr.PutAsync(id, read, "W/\"2\"")).StatusCode);
        Assert.Null((await _ehr.ReadAsync($"CarePlan/{id}"))["activity"]);
        Assert.DoesNotContain(
            "Staying well", await _ehr.Client.GetStringAsync($"/fhir/CarePlan/{id}/_history"));
        await (await _ehr.Client.GetAsync($"/fhir/CarePlan/{id}/_history/1")).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_read_and_written_back_says_nothing_new()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var (id, plan) = (Guid.CreateVersion7(), WritingClient.Plan(participant));
        await _ehr.PutAsync(id, plan);

        var read = await _ehr.ReadAsync($"CarePlan/{id}");
        Assert.Contains("assess-plan", read["category"]!.ToJsonString());

        Assert.Equal("W/\"1\"", (await _ehr.PutAsync(id, read, "W/\"1\"")).Headers.ETag?.ToString());
    }

    [Fact]
    public async Task A_version_of_a_plan_that_is_not_there_is_not_current()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = Guid.CreateVersion7();

        await (await _ehr.PutAsync(id, WritingClient.Plan(participant), "W/\"1\""))
            .IssueAsync(HttpStatusCode.PreconditionFailed);
        await (await _ehr.PutAsync(id, WritingClient.Plan(participant), "*"))
            .IssueAsync(HttpStatusCode.PreconditionFailed);
        var theirs = new WritingClient(world) { Client = world.OtherClient };
        await _ehr.PutAsync(id, WritingClient.Plan(participant));
        Assert.Equal(
            HttpStatusCode.OK, (await _ehr.PutAsync(id, WritingClient.Plan(participant), "*")).StatusCode);
        var other = WritingClient.Plan(await _desk.RegisterAsync(world.OtherClinic));
        var issue = await (await theirs.PutAsync(id, other)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("CarePlan", issue.Text("expression", 0));
    }

    [Fact]
    public async Task A_step_that_is_done_elsewhere_is_a_new_version_for_the_clinic()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Plan(participant)));
        var person = world.Host.As(new Caller(participant, Role.Participant, null));

        (await person.PostAsJsonAsync($"/api/aftercare/plans/{id}/steps/2/complete", new { version = 1 }))
            .EnsureSuccessStatusCode();

        await Eventually.IsAsync(true, async () => (await _ehr.Client.GetStringAsync(
            "/fhir/CarePlan/_history?_count=5")).Contains($"\"id\":\"{id}\",\"meta\":{{\"versionId\":\"2\""));
        await Eventually.IsAsync("2 completed", async () =>
        {
            var plan = await _ehr.ReadAsync($"CarePlan/{id}");
            return $"{plan["meta"]!["versionId"]} {plan["activity"]![1]!["detail"]!["status"]}";
        });
        var blind = await _ehr.PutAsync(id, WritingClient.Plan(participant));
        await blind.IssueAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task A_create_is_repeated_without_harm_by_condition_or_by_name()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var named = WritingClient.Named(WritingClient.Plan(participant), $"a{participant}");
        var first = await _ehr.PostAsync(named);
        var again = await _ehr.PostAsync(named);
        var otherwise = named.DeepClone().AsObject();
        otherwise["title"] = "Other";
        var conditional = await _ehr.PostAsync(otherwise, $"identifier=urn:clinic|a{participant}");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        foreach (var repeat in (HttpResponseMessage[])[again, conditional])
        {
            Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
            Assert.Equal(first.Headers.Location, repeat.Headers.Location);
        }
        var issue = await (await _ehr.PostAsync(otherwise)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("CarePlan", issue.Text("expression", 0));
        await (await _ehr.PostAsync(named, "identifier=urn:clinic|b")).IssueAsync(HttpStatusCode.UnprocessableEntity);
        await (await _ehr.PostAsync(named, "title=x")).IssueAsync(HttpStatusCode.BadRequest);
        await (await _ehr.PostAsync(WritingClient.Plan(participant), "identifier=urn:clinic|%00"))
            .IssueAsync(HttpStatusCode.BadRequest);
        Assert.NotEqual(
            FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Plan(participant))),
            FilingDesk.IdOf(await _ehr.PostAsync(WritingClient.Plan(participant))));
    }

    [Fact]
    public async Task The_answer_is_what_the_client_prefers()
    {
        var plan = WritingClient.Plan(await _desk.RegisterAsync(world.Clinic));

        Assert.Empty(await (await _ehr.PostAsync(plan, prefer: "return=minimal")).Content.ReadAsByteArrayAsync());
        Assert.Equal(
            "OperationOutcome",
            (await (await _ehr.PostAsync(plan, prefer: "return=OperationOutcome")).JsonAsync()).Text("resourceType"));
    }

    [Fact]
    public async Task Somebody_whom_others_serve_is_refused_like_somebody_unknown()
    {
        var theirs = await _ehr.PostAsync(WritingClient.Plan(await _desk.RegisterAsync(world.OtherClinic)));
        var nobodys = await _ehr.PostAsync(WritingClient.Plan(Guid.CreateVersion7()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, theirs.StatusCode);
        Assert.Equal(
            await nobodys.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
        Assert.Equal("CarePlan.subject", (await nobodys.IssueAsync(HttpStatusCode.UnprocessableEntity))
            .Text("expression", 0));
    }

    [Fact]
    public async Task What_the_scope_does_not_reach_is_not_written()
    {
        var client = await world.SignInAsync(
            await world.RegisterAsync(world.Clinic, "system/*.rs"), "system/*.rs");
        var reader = new WritingClient(world) { Client = client };
        var participant = await _desk.RegisterAsync(world.Clinic);

        await (await reader.PostAsync(WritingClient.Plan(participant))).IssueAsync(HttpStatusCode.Forbidden);
        await (await reader.PostAsync(WritingClient.Document(participant))).IssueAsync(HttpStatusCode.Forbidden);
        await (await reader.PutAsync(Guid.CreateVersion7(), WritingClient.Plan(participant)))
            .IssueAsync(HttpStatusCode.Forbidden);
        await (await reader.PostAsync(WritingClient.Communication(participant, world.Community)))
            .IssueAsync(HttpStatusCode.Forbidden);
    }

    private static bool Concerns(AuthorizeDisclosure asked, Guid participant) =>
        asked.Items.Any(item => item.ParticipantId == participant);
}
