using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Aftercare;

public sealed class DocumentsAndCommunicationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private AftercareDesk Desk => new(network.Host);

    [Fact]
    public async Task The_file_is_a_disclosure_of_its_own_with_its_notice()
    {
        var (participant, id) = (await PatientAsync(), Guid.CreateVersion7());
        await Desk.FileAsync(Desk.Document(id, participant, network.Clinic, "Discharge summary"));
        await network.Specialist.GetAsync($"/api/aftercare/documents/{id}/content").IsAsync(HttpStatusCode.NotFound);
        await network.ConsentAsync(participant, network.Community, "aftercare-plan", "treatment", network.Clinic);

        var listed = await network.Specialist.GetFromJsonAsync<JsonElement>(
            $"/api/aftercare/participants/{participant}/documents");
        var seen = Assert.Single(listed.GetProperty("items").EnumerateArray());
        Assert.Equal("Discharge summary", seen.GetProperty("title").GetString());
        Assert.Equal("discharge-summary", seen.GetProperty("kind").GetString());
        Assert.Equal(AftercareDesk.File.Length, seen.GetProperty("size").GetInt32());
        Assert.DoesNotContain(Convert.ToBase64String(AftercareDesk.File), listed.GetRawText());
        var file = await network.Specialist.GetFromJsonAsync<JsonElement>($"/api/aftercare/documents/{id}/content");

        Assert.Equal(AftercareDesk.File, file.GetProperty("data").GetBytesFromBase64());
        Assert.Equal("application/pdf", file.GetProperty("contentType").GetString());
        Assert.Equal(RedisclosureNotice.Text, file.GetProperty("disclosure").GetProperty("notice").GetString());
        var types = (await network.AccountingAsync(participant))
            .Select(line => line.GetProperty("items")[0].GetProperty("resourceType").GetString());
        Assert.Equal(["Binary", "DocumentReference"], types.Order());
    }

    [Fact]
    public async Task An_error_is_shown_to_nobody_but_whoever_made_it_and_its_file_to_nobody()
    {
        var (participant, id) = (await PatientAsync(), Guid.CreateVersion7());
        await Desk.FileAsync(Desk.Document(id, participant, network.Clinic, "Of somebody else"));
        await network.ConsentAsync(participant, network.Community, "aftercare-plan", "treatment", network.Clinic);
        var error = new MarkDocument(id, network.Clinic, DocumentStatus.EnteredInError, ExpectedVersion: 1);

        await Assert.ThrowsAsync<NotFoundException>(
            () => Desk.MarkAsync(error with { OrganizationId = network.Community }));
        await Assert.ThrowsAsync<StaleVersionException>(() => Desk.MarkAsync(error with { ExpectedVersion = 5 }));
        Assert.Equal(2, (await Desk.MarkAsync(error)).Version);
        Assert.Equal(2, (await Desk.MarkAsync(error)).Version);

        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        await clinician.GetAsync($"/api/aftercare/documents/{id}").IsAsync(HttpStatusCode.OK);
        await clinician.GetAsync($"/api/aftercare/documents/{id}/content").IsAsync(HttpStatusCode.NotFound);
        foreach (var other in (HttpClient[])[network.Specialist, network.Participant(participant)])
        {
            await other.GetAsync($"/api/aftercare/documents/{id}").IsAsync(HttpStatusCode.NotFound);
            await other.GetAsync($"/api/aftercare/documents/{id}/content").IsAsync(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_file_is_what_it_is_said_to_be_of_a_megabyte_at_most_and_filed_once()
    {
        var participant = await PatientAsync();
        var filed = Desk.Document(Guid.CreateVersion7(), participant, network.Clinic, "Note", [.. "A note"u8]);

        await IsInvalidAsync("contentType", filed with { ContentType = "text/html" });
        await IsInvalidAsync("content", filed with { ContentType = "application/pdf" });
        await IsInvalidAsync("content", Desk.Document(filed.DocumentId, participant, network.Clinic, "Note", [0]));
        await IsInvalidAsync("content", Desk.Document(filed.DocumentId, participant, network.Clinic, "Note", []));
        var large = new byte[DocumentContent.MostBytes + 1];
        Array.Fill(large, (byte)'a');
        await IsInvalidAsync("content", Desk.Document(filed.DocumentId, participant, network.Clinic, "Note", large));
        var largest = Desk.Document(Guid.CreateVersion7(), participant, network.Clinic, "Note", large[1..]);
        Assert.Equal(DocumentContent.MostBytes, (await Desk.FileAsync(largest)).Size);

        Assert.Equal(1, (await Desk.FileAsync(filed)).Version);
        Assert.Equal(1, (await Desk.FileAsync(filed)).Version);
        foreach (var other in (FileDocument[])
        [
            filed with { Kind = DocumentKind.PlanOfCare },
            filed with { DatedAt = AftercareDesk.Noon.AddDays(1) },
            Desk.Document(filed.DocumentId, participant, network.Clinic, "Another title", [.. "A note"u8]),
            Desk.Document(filed.DocumentId, participant, network.Clinic, "Note", [.. "B note"u8]),
        ])
        {
            Assert.Equal(
                "different-content", (await Assert.ThrowsAsync<RefusedException>(() => Desk.FileAsync(other))).Code);
        }
    }

    [Fact]
    public async Task A_communication_reaches_its_recipient_under_a_consent_to_what_it_tells_of()
    {
        var participant = await PatientAsync();
        var (plan, crisis) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Desk.SendAsync(Communication(plan, participant, "The plan"));
        await Desk.SendAsync(
            Communication(crisis, participant, "The crisis") with { Category = DisclosureCategory.CrisisEvents });
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(network.Specialist, participant)).Status);

        await network.ConsentAsync(participant, network.Community, "aftercare-plan", "treatment", network.Clinic);
        await network.ConsentAsync(participant, network.OtherCommunity, "aftercare-plan", "treatment", network.Clinic);

        var (_, seen) = await ReadAsync(network.Specialist, participant);
        Assert.Equal([plan], seen);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(network.Stranger, participant)).Status);
        var (_, own) = await ReadAsync(network.Staff(Role.ClinicStaff, network.Clinic), participant);
        Assert.Equal([crisis, plan], own);
        var (_, all) = await ReadAsync(network.Participant(participant), participant);
        Assert.Equal([crisis, plan], all);
    }

    [Fact]
    public async Task Whether_the_recipient_serves_the_participant_is_not_told()
    {
        var participant = Guid.CreateVersion7();
        (await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/directory/participants/{participant}",
            new { givenName = "Jo", familyName = "Rivers" })).EnsureSuccessStatusCode();

        var sent = await Desk.SendAsync(Communication(Guid.CreateVersion7(), participant, "Words"));

        Assert.Equal(1, sent.Version);
        var nobody = Communication(Guid.CreateVersion7(), participant, "Words");
        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(
            () => Desk.SendAsync(nobody with { RecipientOrganizationId = Guid.CreateVersion7() }));
        Assert.Equal(["recipientOrganizationId"], invalid.Errors.Keys);
        await Assert.ThrowsAsync<InvalidRequestException>(
            () => Desk.SendAsync(nobody with { Category = DisclosureCategory.Identity }));
        await Assert.ThrowsAsync<InvalidRequestException>(
            () => Desk.SendAsync(nobody with { RecipientOrganizationId = network.Clinic }));
    }

    [Fact]
    public async Task A_specialist_answers_a_clinic_once()
    {
        var participant = await PatientAsync();
        var question = Guid.CreateVersion7();
        await Desk.SendAsync(Communication(question, participant, "How is she?"));
        var route = $"/api/aftercare/communications/{Guid.CreateVersion7()}";
        var answer = new
        {
            participantId = participant,
            recipientOrganizationId = network.Clinic,
            inResponseTo = question,
            text = "She comes every week.",
        };

        await network.Specialist.PutAsJsonAsync(route, answer).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(route, answer).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(route, answer with { text = "No." }).IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PutAsJsonAsync(route[..^2] + "00", answer).IsAsync(HttpStatusCode.NotFound);
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        Assert.Single((await ReadAsync(clinician, participant)).Ids);
        await network.ConsentAsync(participant, network.Clinic, "aftercare-plan", "treatment");
        Assert.Equal(2, (await ReadAsync(clinician, participant)).Ids.Count);
    }

    private SendCommunication Communication(Guid id, Guid participant, string words) =>
        Desk.Communication(id, participant, network.Clinic, network.Community, words);

    private async Task IsInvalidAsync(string field, FileDocument filed)
    {
        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => Desk.FileAsync(filed));
        Assert.Equal([field], invalid.Errors.Keys);
    }

    private static async Task<(HttpStatusCode Status, List<Guid> Ids)> ReadAsync(HttpClient client, Guid participant)
    {
        var answer = await client.GetAsync($"/api/aftercare/participants/{participant}/communications");
        if (!answer.IsSuccessStatusCode) return (answer.StatusCode, []);
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode,
            [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())]);
    }

    private async Task<Guid> PatientAsync()
    {
        var participant = await network.RegisterAsync();
        (await network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = $"{participant}" })).EnsureSuccessStatusCode();
        return participant;
    }
}
