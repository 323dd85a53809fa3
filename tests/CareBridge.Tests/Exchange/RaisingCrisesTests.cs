using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Referrals;
using CareBridge.Crisis.Storage;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>A clinic's system raises a crisis about somebody whom the clinic serves.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class RaisingCrisesTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);
    private readonly WritingClient _ehr = new(world);

    [Fact]
    public async Task A_stat_request_is_an_escalation_of_the_clinic_that_reads_it_back()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);

        var answer = await _ehr.PostAsync(Request(participant));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.StartsWith("W/\"", $"{answer.Headers.ETag}", StringComparison.Ordinal);
        var id = FilingDesk.IdOf(answer);
        WritingClient.Holds(Request(participant), await _ehr.ReadAsync($"ServiceRequest/{id}"));
        Assert.Equal($"ServiceRequest/{id}", (await _ehr.ReadAsync($"Task/{id}"))["focus"]!["reference"]!.ToString());
        var raised = await RaisedAsync(participant);
        Assert.Equal(
            (id, RaiserKind.ClinicSystem, Severity.High, world.ClinicSystem, world.Clinic),
            (raised.Id, raised.RaisedAs, raised.Severity, raised.RaisedBy, raised.RaisingOrganizationId));
        await (await world.OtherClient.GetAsync($"/fhir/ServiceRequest/{id}")).IssueAsync(HttpStatusCode.NotFound);
        world.Disclosures.Permit(participant, world.Clinic, world.OtherClinic, DisclosureCategory.CrisisEvents);
        Assert.Equal(
            HttpStatusCode.OK, (await world.OtherClient.GetAsync($"/fhir/ServiceRequest/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("ServiceRequest")]
    [InlineData("Task")]
    public async Task Its_clinic_finds_it_without_naming_the_patient(string type)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = FilingDesk.IdOf(await _ehr.PostAsync(Request(participant)));

        var own = await (await world.ClinicClient.GetAsync($"/fhir/{type}?_id={id}")).JsonAsync();
        var others = await (await world.OtherClient.GetAsync($"/fhir/{type}?_id={id}")).JsonAsync();

        Assert.Equal([id], own.Matches());
        Assert.Empty(others.Matches());
    }

    [Fact]
    public async Task It_is_raised_once_under_its_key_or_condition_and_what_comes_while_it_is_open_joins_it()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var condition = $"identifier=urn:clinic|crisis-{participant}";
        var first = await _ehr.PostAsync(Request(participant, "asap"), condition);
        var id = FilingDesk.IdOf(first);
        var again = await _ehr.PostAsync(Request(participant, "asap"), condition);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(id, FilingDesk.IdOf(again));
        Assert.Equal(Severity.Moderate, (await RaisedAsync(participant)).Severity);

        var graver = await KeyedAsync(participant);
        var repeated = await KeyedAsync(participant);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (graver.StatusCode, repeated.StatusCode));
        Assert.Equal((id, id), (FilingDesk.IdOf(graver), FilingDesk.IdOf(repeated)));
        Assert.Equal(Severity.High, (await RaisedAsync(participant)).Severity);
        Assert.Equal(2, await InCrisisAsync(store => store.Reports.CountAsync(r => r.ParticipantId == participant)));
        Assert.Equal("stat", (await _ehr.ReadAsync($"ServiceRequest/{id}"))["priority"]!.ToString());
    }

    [Fact]
    public async Task Under_the_identifier_of_a_referral_nothing_is_taken_for_raised()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var notes = new ReferralNotes { Identifier = new ForeignIdentifier("urn:clinic", $"r-{participant}") };
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(world.Referral(participant) with
        {
            ReferringOrganizationId = world.Clinic,
            ReceivingOrganizationId = world.Community,
            Notes = world.Host.Services.GetRequiredService<ISeal>().Seal(notes),
        });

        var answer = await _ehr.PostAsync(Request(participant), $"identifier=urn:clinic|r-{participant}");

        Assert.Contains(
            "is a referral",
            $"{await answer.IssueAsync(HttpStatusCode.UnprocessableEntity)}",
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("priority", "\"routine\"", "ServiceRequest.priority")]
    [InlineData("priority", "\"urgent\"", "ServiceRequest.priority")]
    [InlineData("priority", null, "ServiceRequest.priority")]
    [InlineData("status", "\"draft\"", "ServiceRequest.status")]
    [InlineData("intent", "\"plan\"", "ServiceRequest.intent")]
    [InlineData("note", """[{ "text": "Near the pier." }]""", "ServiceRequest.note")]
    [InlineData("performer", """[{ "display": "A team" }]""", "ServiceRequest.performer")]
    [InlineData("code",
        """{ "coding": [{ "system": "https://carebridge.example/fhir/CodeSystem/crisis-service", "code": "x" }] }""",
        "ServiceRequest.code")]
    public async Task What_cannot_be_honoured_is_told_where_and_raises_nothing(
        string element, string? value, string expression)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var request = Request(participant);
        if (value is null) request.Remove(element);
        else request[element] = JsonNode.Parse(value);

        var issue = await (await _ehr.PostAsync(request)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal(expression, issue.Text("expression", 0));
        Assert.Equal(0, await InCrisisAsync(store => store.Reports.CountAsync(r => r.ParticipantId == participant)));
    }

    [Fact]
    public async Task Whom_the_clinic_does_not_serve_is_as_if_there_were_nobody()
    {
        var (theirs, nobody) = (await _desk.RegisterAsync(world.OtherClinic), Guid.CreateVersion7());

        foreach (var participant in (Guid[])[theirs, nobody])
        {
            var issue = await (await _ehr.PostAsync(Request(participant)))
                .IssueAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("ServiceRequest.subject", issue.Text("expression", 0));
        }
        Assert.Equal(0, await InCrisisAsync(store => store.Reports.CountAsync(r => r.ParticipantId == theirs)));
    }

    [Fact]
    public async Task Without_the_scope_nothing_is_raised_and_half_a_referral_is_none()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var reader = new WritingClient(world)
        {
            Client = await world.SignInAsync(world.ClinicSystem, "system/ServiceRequest.rs"),
        };

        await (await reader.PostAsync(Request(participant))).IssueAsync(HttpStatusCode.Forbidden);
        var referral = Request(participant);
        referral["code"]!["coding"]![0]!["system"] = "https://carebridge.example/fhir/CodeSystem/referral-service";
        var issue = await (await _ehr.PostAsync(referral)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("A referral is a ServiceRequest with its Task", $"{issue}", StringComparison.Ordinal);
        Assert.Equal(0, await InCrisisAsync(store => store.Reports.CountAsync(r => r.ParticipantId == participant)));
    }

    private async Task<HttpResponseMessage> KeyedAsync(Guid participant)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/ServiceRequest")
        {
            Content = FilingDesk.Body(Request(participant)),
        };
        request.Headers.Add("Idempotency-Key", $"graver-{participant}");
        return await world.ClinicClient.SendAsync(request);
    }

    internal static JsonObject Request(Guid participant, string priority = "stat") => JsonNode.Parse($$"""
        {
          "resourceType": "ServiceRequest",
          "status": "active",
          "intent": "order",
          "priority": "{{priority}}",
          "code": { "coding": [{
            "system": "https://carebridge.example/fhir/CodeSystem/crisis-service", "code": "crisis-response" }] },
          "subject": { "reference": "Patient/{{participant}}" }
        }
        """)!.AsObject();

    private Task<CareBridge.Crisis.Domain.Escalation> RaisedAsync(Guid participant) =>
        InCrisisAsync(store => store.Escalations.SingleAsync(e => e.ParticipantId == participant));

    private async Task<T> InCrisisAsync<T>(Func<CrisisDbContext, Task<T>> work)
    {
        await using var scope = world.Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CrisisDbContext>());
    }
}
