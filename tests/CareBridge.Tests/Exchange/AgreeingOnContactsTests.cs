using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Exchange;

/// <summary>Record systems agree on a joint first contact: an Appointment.</summary>
public sealed partial class AgreeingOnContactsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Format = "https://carebridge.example/fhir/CodeSystem/contact-format";

    [Fact]
    public async Task A_clinic_proposes_the_community_confirms_and_the_clinic_sees_it_booked()
    {
        var (referral, participant, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);

        var created = await PostAsync(clinic, Proposal(referral, participant));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var appointment = await created.JsonAsync();
        var id = Guid.Parse(appointment.Text("id")!);
        Assert.Equal("pending", appointment.Text("status"));
        Assert.Equal(["needs-action", "needs-action", "accepted"], Sides(appointment));
        Assert.True(created.Headers.Contains("Part2-Notice"));
        var seen = (await network.Specialist.SeeAsync(referral, "/contacts")).GetProperty("items")[0];
        Assert.Equal("Room 4", seen.GetProperty("place").GetString());
        await network.Specialist.DoAsync(referral, $"contacts/{id}/confirm");

        await Eventually.IsAsync("booked", async () => (await ReadAsync(clinic, id)).Text("status"));
        Assert.Equal(["needs-action", "accepted", "accepted"], Sides(await ReadAsync(clinic, id)));
        foreach (var search in (string[])
            [
                $"patient={participant}", $"based-on=ServiceRequest/{referral}", $"actor=Patient/{participant}",
                $"patient={participant}&status=booked&appointment-type=in-person",
                $"patient={participant}&date=gt2026-01-01&part-status=accepted",
            ])
        {
            var found = await (await clinic.GetAsync($"/fhir/Appointment?{search}")).JsonAsync();
            Assert.Equal([id], found.Matches());
        }
        await Eventually.IsAsync("scheduled", () => StageAsync(clinic, referral));
    }

    [Fact]
    public async Task A_clinic_confirms_moves_and_withdraws_what_the_community_has_proposed()
    {
        var (referral, _, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        var (contact, _) = await network.Specialist.ProposeAsync(referral);
        await AppearsAsync(clinic, contact);

        var own = await NodeAsync(clinic, contact);
        own["participant"]![2]!["status"] = "accepted";
        var confirmed = await PutAsync(clinic, own, "W/\"1\"");
        Assert.Equal("booked", (await confirmed.JsonAsync()).Text("status"));
        var stale = await NodeAsync(clinic, contact);
        stale["status"] = "cancelled";
        await (await PutAsync(clinic, stale, "W/\"1\"")).IssueAsync(HttpStatusCode.PreconditionFailed);

        var moved = await NodeAsync(clinic, contact);
        var start = DateTimeOffset.Parse((string)moved["start"]!, CultureInfo.InvariantCulture).AddDays(1);
        moved["start"] = $"{start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}";
        moved.Remove("end");
        var answered = await PutAsync(clinic, moved);
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync());
        var pending = await answered.JsonAsync();
        Assert.Equal("pending", pending.Text("status"));
        Assert.Equal(["needs-action", "needs-action", "accepted"], Sides(pending));
        Assert.Equal("accepted", await network.StatusAsync(referral));

        var gone = await NodeAsync(clinic, contact);
        gone["status"] = "cancelled";
        Assert.Equal("cancelled", (await (await PutAsync(clinic, gone)).JsonAsync()).Text("status"));
        Assert.Equal("cancelled", (await (await PutAsync(clinic, gone)).JsonAsync()).Text("status"));
        gone["status"] = "booked";
        var issue = await (await PutAsync(clinic, gone)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Appointment.status", issue.Text("expression", 0));
    }

    [Fact]
    public async Task What_is_proposed_is_not_scheduled_past_the_contact()
    {
        var (referral, _, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        await network.Specialist.ProposeAsync(referral);
        var task = JsonNode.Parse(await clinic.GetStringAsync($"/fhir/Task/{referral}"))!.AsObject();
        task["businessStatus"]!["coding"]![0]!["code"] = "scheduled";

        var answer = await clinic.PutAsync($"/fhir/Task/{referral}", FilingDesk.Body(task));

        Assert.Equal(
            "Task.status", (await answer.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        Assert.Equal("accepted", await network.StatusAsync(referral));
    }

    [Theory]
    [InlineData("fulfilled")]
    [InlineData("noshow")]
    [InlineData("proposed")]
    [InlineData("waitlist")]
    public async Task A_status_that_cannot_be_now_changes_nothing(string status)
    {
        var (referral, _, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        var (contact, _) = await network.Specialist.ProposeAsync(referral);
        await AppearsAsync(clinic, contact);
        var appointment = await NodeAsync(clinic, contact);
        appointment["status"] = status;

        var issue = await (await PutAsync(clinic, appointment)).IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Appointment.status", issue.Text("expression", 0));
        Assert.Equal("1", (await ReadAsync(clinic, contact)).Text("meta", "versionId"));
    }

    [Fact]
    public async Task Nobody_answers_for_the_other_side_or_changes_what_it_is_about()
    {
        var (referral, _, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        var (contact, _) = await network.ClinicStaff().ProposeAsync(referral);
        await AppearsAsync(clinic, contact);

        var forged = await NodeAsync(clinic, contact);
        forged["participant"]![1]!["status"] = "accepted";
        var side = await (await PutAsync(clinic, forged)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Appointment.participant", side.Text("expression", 0));
        var other = await NodeAsync(clinic, contact);
        other["basedOn"]![0]!["reference"] = $"ServiceRequest/{Guid.CreateVersion7()}";
        var about = await (await PutAsync(clinic, other)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Appointment.basedOn", about.Text("expression", 0));
    }

    [Fact]
    public async Task What_consent_does_not_let_them_see_they_neither_read_nor_answer_nor_propose()
    {
        var (referral, participant, consent) = await network.AcceptedAsync();
        var (clinic, stranger) =
            (await ClinicAsync(referral), await network.FhirClientAsync(network.OtherClinic));
        var (contact, _) = await network.Specialist.ProposeAsync(referral);
        await AppearsAsync(clinic, contact);
        var appointment = await NodeAsync(clinic, contact);
        await (await PutAsync(stranger, appointment)).IssueAsync(HttpStatusCode.NotFound);
        await (await PostAsync(stranger, Proposal(referral, participant)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);

        await network.RevokeAsync(participant, consent);

        await (await clinic.GetAsync($"/fhir/Appointment/{contact}")).IssueAsync(HttpStatusCode.NotFound);
        await (await PutAsync(clinic, appointment)).IssueAsync(HttpStatusCode.NotFound);
        var refused = await (await PostAsync(clinic, Proposal(referral, participant)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Appointment.basedOn", refused.Text("expression", 0));
    }

    [Fact]
    public async Task Sent_again_under_a_key_it_is_one_and_what_cannot_be_honoured_is_named()
    {
        var (referral, participant, _) = await network.AcceptedAsync();
        var clinic = await ClinicAsync(referral);
        var proposal = Proposal(referral, participant);

        var first = await PostAsync(clinic, proposal, "k1");
        var second = await PostAsync(clinic, proposal, "k1");
        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.JsonAsync()).Text("id"), (await second.JsonAsync()).Text("id"));
        foreach (var (element, value, expression) in new[]
            {
                ("status", "\"booked\"", "Appointment.status"),
                ("comment", "\"Bring papers\"", "Appointment.comment"),
                ("start", "null", "Appointment.start"),
                ("end", "\"2026-01-01T00:00:00Z\"", "Appointment.end"),
                ("basedOn", "[]", "Appointment.basedOn"),
                ("participant", """[{ "status": "accepted" }]""", "Appointment.participant"),
            })
        {
            var wrong = proposal.DeepClone().AsObject();
            wrong[element] = JsonNode.Parse(value);
            if (value == "null" || value == "[]") wrong.Remove(element);
            var answer = await PostAsync(clinic, wrong);
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest);
            Assert.Contains(expression, await answer.Content.ReadAsStringAsync());
        }
    }

    private static JsonObject Proposal(Guid referral, Guid participant) => JsonNode.Parse($$"""
        { "resourceType": "Appointment", "status": "proposed",
          "appointmentType": { "coding": [{ "system": "{{Format}}", "code": "in-person" }] },
          "start": "{{TimeProvider.System.GetUtcNow().AddDays(3):yyyy-MM-dd'T'HH:00:00'Z'}}", "minutesDuration": 45,
          "patientInstruction": "Room 4",
          "basedOn": [{ "reference": "ServiceRequest/{{referral}}" }],
          "participant": [{ "actor": { "reference": "Patient/{{participant}}" }, "status": "needs-action" }] }
        """)!.AsObject();

    private async Task<HttpClient> ClinicAsync(Guid referral)
    {
        var clinic = await network.FhirClientAsync(network.Clinic);
        await Eventually.IsAsync("accepted", () => StageAsync(clinic, referral));
        return clinic;
    }

    private static async Task<string?> StageAsync(HttpClient client, Guid referral)
    {
        var answer = await client.GetAsync($"/fhir/Task/{referral}");
        return answer.IsSuccessStatusCode
            ? (await answer.JsonAsync()).Text("businessStatus", "coding", 0, "code")
            : $"{answer.StatusCode}";
    }

    private static Task AppearsAsync(HttpClient client, Guid contact) => Eventually.IsAsync(
        HttpStatusCode.OK, async () => (await client.GetAsync($"/fhir/Appointment/{contact}")).StatusCode);

    private static async Task<JsonElement> ReadAsync(HttpClient client, Guid contact) =>
        await (await client.GetAsync($"/fhir/Appointment/{contact}")).JsonAsync();

    private static async Task<JsonObject> NodeAsync(HttpClient client, Guid contact) =>
        JsonNode.Parse((await ReadAsync(client, contact)).GetRawText())!.AsObject();

    private static string[] Sides(JsonElement appointment) =>
        [.. appointment.GetProperty("participant").EnumerateArray().Select(side => side.Text("status")!)];

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, JsonObject appointment, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Appointment")
        {
            Content = FilingDesk.Body(appointment),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> PutAsync(
        HttpClient client, JsonObject appointment, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/Appointment/{appointment["id"]}")
        {
            Content = FilingDesk.Body(appointment),
        };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        return client.SendAsync(request);
    }
}
