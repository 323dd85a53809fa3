using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Aftercare;

/// <summary>What a clinic hands over, as the peer community sees it that goes on with it.</summary>
public sealed class HandingOverTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private AftercareDesk Desk => new(network.Host);

    [Fact]
    public async Task A_plan_waits_for_the_consent_that_lets_the_clinic_tell()
    {
        var participant = await PatientAsync();
        var plan = await WriteAsync(participant);
        await IsNobodyAsync(participant, "plans");
        await network.Specialist.GetAsync($"/api/aftercare/plans/{plan}").IsAsync(HttpStatusCode.NotFound);

        var consent = await ConsentAsync(participant, network.Clinic, network.Community);
        var page = await ListAsync(network.Specialist, participant, "plans");

        var seen = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal("Staying well", seen.GetProperty("title").GetString());
        var step = seen.GetProperty("steps")[1];
        Assert.Equal(
            (2, "Call Sam", "2026-12-01", "not-started"),
            (step.GetProperty("number").GetInt32(), step.GetProperty("description").GetString(),
                step.GetProperty("dueOn").GetString(), step.GetProperty("status").GetString()));
        Assert.Equal(RedisclosureNotice.Text, page.GetProperty("disclosure").GetProperty("notice").GetString());
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.Equal("CarePlan", line.GetProperty("items")[0].GetProperty("resourceType").GetString());

        await network.RevokeAsync(participant, consent);
        await IsNobodyAsync(participant, "plans");
    }

    [Fact]
    public async Task Whoever_wrote_it_needs_no_consent_and_the_participant_none()
    {
        var participant = await PatientAsync();
        await WriteAsync(participant);
        await Desk.FileAsync(Desk.Document(Guid.CreateVersion7(), participant, network.Clinic, "Summary"));
        await Desk.SendAsync(Desk.Communication(
            Guid.CreateVersion7(), participant, network.Clinic, network.Community, "How is she?"));

        foreach (var kind in (string[])["plans", "documents", "communications"])
        {
            Assert.Single((await ListAsync(Clinician, participant, kind)).GetProperty("items").EnumerateArray());
            Assert.Single((await ListAsync(network.Participant(participant), participant, kind))
                .GetProperty("items").EnumerateArray());
            await network.Participant(Guid.CreateVersion7()).GetAsync(Address(participant, kind))
                .IsAsync(HttpStatusCode.NotFound);
        }
        Assert.Empty(await network.AccountingAsync(participant));
    }

    [Fact]
    public async Task A_step_that_the_community_has_done_is_told_to_the_clinic_under_a_consent_of_its_own()
    {
        var participant = await PatientAsync();
        var plan = await WriteAsync(participant);
        await ConsentAsync(participant, network.Clinic, network.Community);
        var step = $"/api/aftercare/plans/{plan}/steps/1";

        await network.Specialist.PostAsJsonAsync($"{step}/complete", new { version = 1 }).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "The organization that holds the plan would be told, and no consent lets yours tell it.",
              "code": "no-consent"
            }
            """);
        Assert.Equal("not-started", await StepAsync(plan, 1));

        await network.ConsentAsync(participant, network.Clinic, "aftercare-plan", "treatment");
        await network.Specialist.PostAsJsonAsync($"{step}/complete", new { version = 7 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        await network.Specialist.PostAsJsonAsync($"{step}/complete", new { version = 1 }).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PostAsJsonAsync($"{step}/complete", new { version = 1 }).IsAsync(HttpStatusCode.OK);

        Assert.Equal("completed", await StepAsync(plan, 1));
        var told = (await network.AccountingAsync(participant)).Where(line =>
            line.GetProperty("recipientOrganizationId").GetGuid() == network.Clinic).ToList();
        var item = Assert.Single(told).GetProperty("items")[0];
        Assert.Equal(plan, item.GetProperty("resourceId").GetGuid());
        Assert.Equal(2, item.GetProperty("resourceVersion").GetInt64());
        await network.Specialist.PostAsync($"/api/aftercare/plans/{plan}/steps/3/complete", null)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Participants_and_the_clinic_itself_move_steps_without_consent()
    {
        var participant = await PatientAsync();
        var plan = await WriteAsync(participant);

        await network.Participant(participant).PostAsync($"/api/aftercare/plans/{plan}/steps/2/complete", null)
            .IsAsync(HttpStatusCode.OK);
        Assert.Equal("completed", await StepAsync(plan, 2));
        await Clinician.PostAsync($"/api/aftercare/plans/{plan}/steps/2/reopen", null).IsAsync(HttpStatusCode.OK);
        Assert.Equal("in-progress", await StepAsync(plan, 2));
        await network.Participant(Guid.CreateVersion7()).PostAsync(
            $"/api/aftercare/plans/{plan}/steps/2/complete", null).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_others_have_done_is_not_undone_by_an_author_who_does_not_know_of_it()
    {
        var participant = await PatientAsync();
        var id = await WriteAsync(participant);
        await network.Participant(participant).PostAsync($"/api/aftercare/plans/{id}/steps/2/complete", null)
            .IsAsync(HttpStatusCode.OK);
        var again = Plan(id, participant) with { Status = PlanStatus.OnHold, Replaces = true };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Desk.WriteAsync(again));
        Assert.Equal("worked-on", refused.Code);
        await Assert.ThrowsAsync<StaleVersionException>(() => Desk.WriteAsync(again with { ExpectedVersion = 1 }));
        var written = await Desk.WriteAsync(again with { ExpectedVersion = 2 });

        Assert.Equal((3, PlanStatus.OnHold), (written.Version, written.Status));
        Assert.Equal(3, (await Desk.WriteAsync(again with { ExpectedVersion = 2 })).Version);
    }

    [Fact]
    public async Task Writing_it_once_more_changes_nothing_even_after_others_have_worked_it()
    {
        var participant = await PatientAsync();
        var id = await WriteAsync(participant);
        await network.Participant(participant).PostAsync($"/api/aftercare/plans/{id}/steps/1/complete", null)
            .IsAsync(HttpStatusCode.OK);

        var repeated = await Desk.WriteAsync(Plan(id, participant));
        Assert.Equal(2, repeated.Version);
        Assert.Equal(PlanStepStatus.Completed, repeated.StepStatuses[0]);

        var other = Plan(id, participant) with { Text = Desk.Seal.Seal(AftercareDesk.Text("Other", "A", "B")) };
        Assert.Equal("different-content", (await Assert.ThrowsAsync<RefusedException>(
            () => Desk.WriteAsync(other))).Code);
        await Assert.ThrowsAsync<RefusedException>(
            () => Desk.WriteAsync(Plan(id, participant) with { OrganizationId = network.OtherClinic }));
    }

    [Fact]
    public async Task Of_somebody_whom_the_organization_does_not_serve_nothing_is_taken()
    {
        foreach (var somebody in (Guid[])[await network.RegisterAsync(), Guid.CreateVersion7()])
        {
            var id = Guid.CreateVersion7();
            Assert.Equal("participant", (await Assert.ThrowsAsync<NotFoundException>(
                () => Desk.WriteAsync(Plan(id, somebody)))).What);
            Assert.Equal("participant", (await Assert.ThrowsAsync<NotFoundException>(
                () => Desk.FileAsync(Desk.Document(id, somebody, network.Clinic, "Summary")))).What);
            Assert.Equal("participant", (await Assert.ThrowsAsync<NotFoundException>(
                () => Desk.SendAsync(Desk.Communication(
                    id, somebody, network.Clinic, network.Community, "Words")))).What);
        }
    }

    [Fact]
    public async Task Words_and_files_rest_sealed()
    {
        var participant = await PatientAsync();
        var (plan, document, message) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Desk.WriteAsync(Plan(plan, participant));
        await Desk.FileAsync(Desk.Document(document, participant, network.Clinic, "Summary"));
        await Desk.SendAsync(Desk.Communication(message, participant, network.Clinic, network.Community, "Words"));

        var rests = await network.InStoreAsync<AftercareDbContext, List<string>>(async store =>
        [
            (await store.Plans.SingleAsync(p => p.Id == plan)).Text.Ciphertext,
            (await store.Plans.SingleAsync(p => p.Id == plan)).Origin.Ciphertext,
            (await store.Documents.SingleAsync(d => d.Id == document)).Details.Ciphertext,
            (await store.Files.SingleAsync(f => f.Id == document)).Content.Ciphertext,
            (await store.Communications.SingleAsync(c => c.Id == message)).Text.Ciphertext,
        ]);

        string[] secrets = ["Staying", "Sam", "Summary", Convert.ToBase64String(AftercareDesk.File), "Words"];
        foreach (var secret in secrets) Assert.All(rests, rest => Assert.DoesNotContain(secret, rest));
    }

    private HttpClient Clinician => network.Staff(Role.ClinicStaff, network.Clinic);

    private WritePlan Plan(Guid id, Guid participant) =>
        Desk.Plan(id, participant, network.Clinic, AftercareDesk.Text("Staying well", "Find a group", "Call Sam"));

    private async Task<Guid> WriteAsync(Guid participant)
    {
        var id = Guid.CreateVersion7();
        await Desk.WriteAsync(Plan(id, participant));
        return id;
    }

    /// <summary>A participant of the community whom the clinic serves too.</summary>
    private async Task<Guid> PatientAsync()
    {
        var participant = await network.RegisterAsync();
        (await network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = $"{participant}" })).EnsureSuccessStatusCode();
        return participant;
    }

    private Task<Guid> ConsentAsync(Guid participant, Guid discloser, Guid recipient) =>
        network.ConsentAsync(participant, recipient, "aftercare-plan", "treatment", discloser);

    private static string Address(Guid participant, string kind) => $"/api/aftercare/participants/{participant}/{kind}";

    private static async Task<JsonElement> ListAsync(HttpClient client, Guid participant, string kind) =>
        await client.GetFromJsonAsync<JsonElement>(Address(participant, kind));

    private async Task IsNobodyAsync(Guid participant, string kind) =>
        await network.Specialist.GetAsync(Address(participant, kind)).IsAsync(HttpStatusCode.NotFound);

    private async Task<string?> StepAsync(Guid plan, int number)
    {
        var seen = await Clinician.GetFromJsonAsync<JsonElement>($"/api/aftercare/plans/{plan}");
        return seen.GetProperty("steps")[number - 1].GetProperty("status").GetString();
    }
}
