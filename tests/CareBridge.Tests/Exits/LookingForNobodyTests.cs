using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Exits;

/// <summary>
/// Whoever looks for somebody that consent does not let them see gets the answer that looking for nobody gets, and the
/// service goes to the same trouble for it. A consent that has ended, asked for by its id, is the one exception: its
/// recipients are told to stop, and nothing of anybody.
/// </summary>
public sealed partial class LookingForNobodyTests(QuietWorld world) : IClassFixture<QuietWorld>
{
    [Theory]
    [MemberData(nameof(HiddenAddresses.OfFhir), MemberType = typeof(HiddenAddresses))]
    public async Task On_the_FHIR_side(string address)
    {
        await AreAlikeAsync(world.ClinicSystem, HttpMethod.Get, $"/fhir/{address}");
        if (!address.Contains('?') || address.Contains('$')) return;
        await AreAlikeAsync(world.ClinicSystem, HttpMethod.Get, $"/fhir/{address}&_summary=count");
        await AreAlikeAsync(world.ClinicSystem, HttpMethod.Get, $"/fhir/{address}&_total=accurate");
    }

    [Fact]
    public async Task When_a_task_is_answered() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Put,
        "/fhir/Task/{referral}",
        """{ "resourceType": "Task", "id": "{referral}", "status": "completed", "intent": "order" }""");

    [Fact]
    public async Task When_a_ServiceRequest_is_revoked() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Put,
        "/fhir/ServiceRequest/{referral}",
        """
        { "resourceType": "ServiceRequest", "id": "{referral}", "status": "revoked", "intent": "order",
          "subject": { "display": "x" } }
        """);

    [Fact]
    public async Task When_a_referral_is_answered_by_hand() => await AreAlikeAsync(
        world.Staff(Role.PeerSpecialist, world.Clinic),
        HttpMethod.Post,
        "/api/referrals/referrals/{referral}/accept");

    [Fact]
    public async Task When_several_things_are_asked_for_at_once() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Post,
        "/fhir",
        """
        { "resourceType": "Bundle", "type": "batch", "entry": [
          { "request": { "method": "GET", "url": "Patient/{participant}" } },
          { "request": { "method": "GET", "url": "Observation?patient={participant}&_total=accurate" } },
          { "request": { "method": "GET", "url": "Task/{referral}/_history" } }] }
        """);

    [Fact]
    public async Task When_somebody_is_referred_whom_others_serve() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Post,
        "/fhir",
        $$$"""
        { "resourceType": "Bundle", "type": "transaction", "entry": [
          { "fullUrl": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
            "request": { "method": "POST", "url": "ServiceRequest" },
            "resource": { "resourceType": "ServiceRequest", "status": "active", "intent": "order",
              "subject": { "reference": "Patient/{stranger}" },
              "performer": [{ "reference": "Organization/{{{world.OtherClinic}}}" }] } },
          { "request": { "method": "POST", "url": "Task" },
            "resource": { "resourceType": "Task", "status": "requested", "intent": "order",
              "focus": { "reference": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001" },
              "for": { "reference": "Patient/{stranger}" } } }] }
        """);

    [Fact]
    public async Task When_a_step_of_a_plan_is_done() => await AreAlikeAsync(
        world.Staff(Role.PeerSpecialist, world.OtherClinic),
        HttpMethod.Post,
        "/api/aftercare/plans/{plan}/steps/1/complete");

    [Theory]
    [InlineData("CarePlan", """ "status": "active", "intent": "plan", "title": "T" """)]
    [InlineData("ServiceRequest", """
        "status": "active", "intent": "order", "priority": "stat",
        "code": { "coding": [{
          "system": "https://carebridge.example/fhir/CodeSystem/crisis-service", "code": "crisis-response" }] }
        """)]
    [InlineData("Communication", """
        "status": "completed", "recipient": [{ "reference": "Organization/{recipient}" }],
        "category": [{ "coding": [{
          "system": "https://carebridge.example/fhir/CodeSystem/disclosure-category", "code": "aftercare-plan" }] }],
        "payload": [{ "contentString": "Words" }]
        """)]
    public async Task When_something_is_written_of_somebody_whom_others_serve(string type, string rest) =>
        await AreAlikeAsync(
            world.ClinicSystem,
            HttpMethod.Post,
            $"/fhir/{type}",
            $$$"""
            { "resourceType": "{{{type}}}", "subject": { "reference": "Patient/{stranger}" },
              {{{rest.Replace("{recipient}", $"{world.OtherClinic}")}}} }
            """);

    [Fact]
    public async Task When_a_patient_is_matched() => await AreAlikeAsync(
        world.ClinicSystem,
        HttpMethod.Post,
        "/fhir/Patient/$match",
        """
        { "resourceType": "Parameters", "parameter": [{ "name": "resource", "resource": { "resourceType": "Patient",
          "identifier": [{ "system": "urn:oid:1.2.3", "value": "{number}" }] } }] }
        """);

    [Theory]
    [InlineData(Role.ClinicStaff, "/api/directory/participants/{participant}")]
    [InlineData(Role.PeerSpecialist, "/api/directory/participants/{participant}")]
    [InlineData(Role.CrisisResponder, "/api/directory/participants/{participant}")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/check-ins")]
    [InlineData(Role.CrisisResponder, "/api/aftercare/participants/{participant}/check-ins")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/participants/{participant}/check-ins")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/milestones?purpose=emergency-treatment")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/check-ins/{checkIn}")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/milestones/{milestone}")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/plans")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/participants/{participant}/documents")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/communications")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/attendances")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/participants/{participant}/supports")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/participants/{participant}/circles")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/attendances/{attendance}")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/supports/{support}")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/plans/{plan}")]
    [InlineData(Role.PeerSpecialist, "/api/aftercare/documents/{document}")]
    [InlineData(Role.ClinicStaff, "/api/aftercare/documents/{document}/content")]
    [InlineData(Role.ClinicStaff, "/api/referrals/referrals/{referral}")]
    [InlineData(Role.ClinicStaff, "/api/referrals/referrals/{referral}/history")]
    [InlineData(Role.PeerSpecialist, "/api/referrals/referrals/{referral}/contacts")]
    [InlineData(Role.Participant, "/api/referrals/referrals/{referral}")]
    [InlineData(Role.CrisisResponder, "/api/crisis/escalations/{escalation}")]
    [InlineData(Role.PeerSpecialist, "/api/crisis/escalations/{escalation}")]
    [InlineData(Role.CrisisResponder, "/api/crisis/escalations/{escalation}/context")]
    [InlineData(Role.ClinicStaff, "/api/crisis/participants/{participant}/safety-plans")]
    [InlineData(Role.CrisisResponder, "/api/crisis/participants/{participant}/safety-plans")]
    [InlineData(Role.PrivacyOfficer, "/api/consent/consents/{consent}")]
    [InlineData(Role.PrivacyOfficer, "/api/consent/disclosures?participantId={participant}")]
    public async Task In_the_JSON_API(Role role, string address) =>
        await AreAlikeAsync(world.Staff(role, world.Clinic), HttpMethod.Get, address);

    [Fact]
    public async Task The_measure_tells_a_difference()
    {
        var seen = await AskAsync(world.ClinicSystem, HttpMethod.Get, $"/fhir/Patient/{world.Open}", null);
        var nobody = await AskAsync(world.ClinicSystem, HttpMethod.Get, $"/fhir/Patient/{Guid.CreateVersion7()}", null);

        Assert.NotEqual(seen.Answer, nobody.Answer);
        Assert.NotEqual(seen.Effort, nobody.Effort);
        Assert.Contains("AuthorizeDisclosure", nobody.Effort);
        Assert.Contains(nobody.Effort, step => step.Contains("heads", StringComparison.OrdinalIgnoreCase));
    }

    private async Task AreAlikeAsync(HttpClient client, HttpMethod method, string address, string? body = null)
    {
        var id = Guid.CreateVersion7();
        var somebody = await AskAsync(client, method, Fill(address), Fill(body));
        var nobody = await AskAsync(client, method, Fill(address, id), Fill(body, id));

        Assert.Equal(nobody.Answer, somebody.Answer);
        Assert.Equal(nobody.Effort, somebody.Effort);
    }

    /// <param name="nobody">In everybody's place.</param>
    private string Fill(string? template, Guid? nobody = null) => Placeholder().Replace(
        template ?? "",
        name => name.Value switch
        {
            "{participant}" => $"{nobody ?? world.Participant}",
            "{checkIn}" => $"{nobody ?? world.CheckIn}",
            "{milestone}" => $"{nobody ?? world.Milestone}",
            "{attendance}" => $"{nobody ?? world.Attendance}",
            "{support}" => $"{nobody ?? world.Support}",
            "{plan}" => $"{nobody ?? world.Plan}",
            "{document}" => $"{nobody ?? world.Document}",
            "{communication}" => $"{nobody ?? world.Communication}",
            "{referral}" => $"{nobody ?? world.Referral}",
            "{contact}" => $"{nobody ?? world.Contact}",
            "{escalation}" => $"{nobody ?? world.Escalation}",
            "{consent}" => $"{nobody ?? world.Consent}",
            "{stranger}" => $"{nobody ?? world.Open}",
            "{number}" => nobody is null ? world.Number : $"C{nobody}",
            "{hidden}" => nobody is null ? world.HiddenNumber : $"O{nobody}",
            _ => $"{Guid.CreateVersion7()}",
        });

    private async Task<(string Answer, IReadOnlyList<string> Effort)> AskAsync(
        HttpClient client, HttpMethod method, string address, string? body)
    {
        // Twice, as the first of its kind makes preparations.
        await SendAsync(client, method, address, body);
        var answer = "";
        var effort = await world.Effort.OfAsync(
            async () => answer = await SendAsync(client, method, address, body));
        return (answer, [.. effort.Select(Name)]);

        static string Name(string step) => Table().Match(step) is { Success: true } table ? table.Value : step;
    }

    /// <summary>All that the client sees, without what is of this one answer.</summary>
    private static async Task<string> SendAsync(HttpClient client, HttpMethod method, string address, string? body)
    {
        using var request = new HttpRequestMessage(method, address);
        if (!string.IsNullOrEmpty(body))
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/fhir+json"));
        using var answer = await client.SendAsync(request);
        var text = new StringBuilder($"{(int)answer.StatusCode} {answer.ReasonPhrase}\n");
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date"))
            text.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        text.Append(await answer.Content.ReadAsStringAsync());
        return Trace().Replace(Id().Replace(text.ToString(), "id"), "trace");
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")]
    private static partial Regex Trace();

    [GeneratedRegex(@"(?<=\bFROM )\S+")]
    private static partial Regex Table();
}
