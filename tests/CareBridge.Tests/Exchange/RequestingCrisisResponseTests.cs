using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// An escalation is an order to a crisis team, its task, and what was said of it, for whoever consent lets know of
/// crises. They share their types with what is addressed to somebody.
/// </summary>
[Collection(ExchangeCollection.Name)]
public sealed class RequestingCrisisResponseTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Theory]
    [InlineData(EscalationStatus.Raised, "active", "requested", "raised")]
    [InlineData(EscalationStatus.Notified, "active", "received", "notified")]
    [InlineData(EscalationStatus.Acknowledged, "active", "accepted", "acknowledged")]
    [InlineData(EscalationStatus.InContact, "active", "in-progress", "in-contact")]
    [InlineData(EscalationStatus.Resolved, "completed", "completed", "resolved")]
    public async Task The_request_and_its_task_stand_where_the_escalation_does(
        EscalationStatus status, string requestStatus, string taskStatus, string businessStatus)
    {
        var raised = await RaiseAsync(status);

        var request = await ReadAsync($"ServiceRequest/{raised.EscalationId}");
        var task = await ReadAsync($"Task/{raised.EscalationId}");

        Assert.Equal(requestStatus, request.Text("status"));
        Assert.Equal("order", request.Text("intent"));
        Assert.Equal("stat", request.Text("priority"));
        Assert.Equal("crisis-response", request.Text("code", "coding", 0, "code"));
        Assert.Equal($"Organization/{world.Community}", request.Text("requester", "reference"));
        Assert.Equal($"Organization/{raised.CrisisTeamId}", request.Text("performer", 0, "reference"));
        Assert.Equal(taskStatus, task.Text("status"));
        Assert.Equal(businessStatus, task.Text("businessStatus", "coding", 0, "code"));
        Assert.Equal($"ServiceRequest/{raised.EscalationId}", task.Text("focus", "reference"));
        Assert.Equal($"Organization/{raised.CrisisTeamId}", task.Text("owner", "reference"));
        Assert.Equal(
            status == EscalationStatus.Resolved ? "stayed-safe" : null,
            task.TryGetProperty("output", out var output)
                ? output[0].Text("valueCodeableConcept", "coding", 0, "code")
                : null);
        Assert.All(
            (JsonElement[])[request, task],
            one => Assert.False(one.GetProperty("meta").TryGetProperty("profile", out _)));
    }

    [Fact]
    public async Task A_false_alarm_is_revoked()
    {
        var raised = await RaiseAsync(EscalationStatus.Resolved, CrisisDisposition.FalseAlarm);

        Assert.Equal("revoked", (await ReadAsync($"ServiceRequest/{raised.EscalationId}")).Text("status"));
    }

    [Fact]
    public async Task Who_was_reached_and_who_was_told_is_said_once_each_and_not_what()
    {
        var raised = await RaiseAsync(EscalationStatus.Resolved);
        // Somebody else took it over and made contact anew; the news of it comes late.
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(
            raised with { Version = 4, Status = EscalationStatus.InContact, ResolvedAt = null, Disposition = null });
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(raised with
        {
            Version = 3,
            Status = EscalationStatus.InContact,
            ContactAt = raised.ContactAt!.Value.AddMinutes(-30),
            ResolvedAt = null,
            Disposition = null,
        });

        var bundle = await world.SearchAsync($"Communication?based-on=ServiceRequest/{raised.EscalationId}");

        var said = bundle.Entries("match").OrderBy(one => one.Text("sent"), StringComparer.Ordinal).ToList();
        Assert.Equal(
            [
                ("contact-made", $"Patient/{_participant}"), ("contact-made", $"Patient/{_participant}"),
                ("resolved", $"Organization/{world.Community}"),
            ],
            said.Select(one => (one.Text("topic", "coding", 0, "code"), one.Text("recipient", 0, "reference"))));
        Assert.All(said, one =>
        {
            Assert.Equal($"Organization/{raised.CrisisTeamId}", one.Text("sender", "reference"));
            Assert.False(one.TryGetProperty("payload", out _));
            Assert.False(one.TryGetProperty("note", out _));
        });
        Assert.Equal("5", (await ReadAsync($"Task/{raised.EscalationId}")).Text("meta", "versionId"));
    }

    [Fact]
    public async Task They_are_found_by_what_they_are_and_come_with_whose_word_they_are()
    {
        var raised = await RaiseAsync(EscalationStatus.InContact);
        var ofOther = world.Escalation(Guid.CreateVersion7());
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(ofOther);

        foreach (var query in (string[])
            [
                $"ServiceRequest?patient={_participant}&priority=stat&code=crisis-response",
                $"ServiceRequest?performer=Organization/{raised.CrisisTeamId}&status=active",
                $"Task?focus=ServiceRequest/{raised.EscalationId}", $"Task?owner=Organization/{raised.CrisisTeamId}",
                $"Task?patient={_participant}&business-status=in-contact&priority=stat",
            ])
        {
            Assert.Equal([raised.EscalationId], (await world.SearchAsync(query)).Matches());
            Assert.Empty((await SearchAsync(world.OtherClient, query)).Matches());
        }
        var all = (await world.SearchAsync("Task?business-status=in-contact&_count=100")).Matches();
        Assert.Contains(raised.EscalationId, all);
        Assert.DoesNotContain(ofOther.EscalationId, all);
        foreach (var type in (string[])["ServiceRequest", "Task"])
        {
            var told = await world.SearchAsync($"{type}?_id={raised.EscalationId}&_revinclude=Provenance:target");
            Assert.Equal(
                $"Organization/{world.Community}",
                Assert.Single(told.Entries("include")).Text("agent", 0, "who", "reference"));
        }
        Assert.Equal(
            ["ServiceRequest"],
            (await world.SearchAsync($"Task?_id={raised.EscalationId}&_include=Task:focus")).Entries("include")
                .Select(one => one.Text("resourceType")));
    }

    [Fact]
    public async Task A_consent_to_referrals_opens_none_of_it_and_one_to_crises_no_referral()
    {
        var raised = await RaiseAsync(EscalationStatus.Resolved);
        var referral = world.Referral(_participant);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);

        foreach (var type in (string[])["ServiceRequest", "Task"])
        {
            Assert.Equal([raised.EscalationId], (await world.SearchAsync($"{type}?patient={_participant}")).Matches());
            await (await world.ClinicClient.GetAsync($"/fhir/{type}/{referral.ReferralId}"))
                .IssueAsync(HttpStatusCode.NotFound);
        }
        await world.ConsentAsync(_participant, DisclosureCategory.Referrals);

        foreach (var type in (string[])["ServiceRequest", "Task"])
        {
            Assert.Equal([referral.ReferralId], (await world.SearchAsync($"{type}?patient={_participant}")).Matches());
            await (await world.ClinicClient.GetAsync($"/fhir/{type}/{raised.EscalationId}"))
                .IssueAsync(HttpStatusCode.NotFound);
        }
        Assert.Empty((await world.SearchAsync($"Communication?patient={_participant}")).Matches());
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("ServiceRequest")]
    public async Task It_is_not_answered_as_a_referral_is(string type)
    {
        var raised = await RaiseAsync(EscalationStatus.Notified);
        var resource = await ReadAsync($"{type}/{raised.EscalationId}");

        var answer = await world.ClinicClient.PutAsync(
            $"/fhir/{type}/{raised.EscalationId}",
            new StringContent(
                resource.GetRawText(), Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json")));

        var issue = await answer.IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal($"{type}.status", issue.Text("expression", 0));
        Assert.Equal("2", (await ReadAsync($"{type}/{raised.EscalationId}")).Text("meta", "versionId"));
    }

    private async Task<EscalationChanged> RaiseAsync(EscalationStatus status, CrisisDisposition? disposition = null)
    {
        var standing = EscalationSamples.Standing(status);
        var raised = standing with
        {
            ParticipantId = _participant,
            RaisingOrganizationId = world.Community,
            Disposition = disposition ?? standing.Disposition,
        };
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(raised);
        await world.ConsentAsync(_participant, DisclosureCategory.CrisisEvents);
        return raised;
    }

    /// <summary>Not as one that might be written: these types are, as something else.</summary>
    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/{address}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<JsonElement> SearchAsync(HttpClient client, string query) =>
        await (await client.GetAsync($"/fhir/{query}")).JsonAsync();
}
