using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class FilingConsentsTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task A_proposal_asks_the_participant_and_tells_the_clinic_nothing_about_them()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);

        var answer = await _desk.PostAsync(_desk.Proposal(participant));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("W/\"1\"", answer.Headers.ETag?.ToString());
        Assert.EndsWith("/_history/1", answer.Headers.Location!.AbsolutePath);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("OperationOutcome", (await answer.JsonAsync()).Text("resourceType"));
        Assert.DoesNotContain(participant.ToString(), text);
        var filed = world.Filings.Filed[FilingDesk.IdOf(answer)];
        Assert.Equal(participant, filed.ParticipantId);
        Assert.Equal(world.ClinicSystem, filed.FiledBy);
        Assert.Equal(world.Clinic, filed.FilingOrganizationId);
        Assert.Equal([world.Community], filed.DiscloserOrganizationIds);
        Assert.Equal([world.Clinic], filed.RecipientOrganizationIds);
        Assert.Equal([DisclosureCategory.CheckInScores], filed.Categories);
        Assert.Equal([PurposeOfUse.Treatment], filed.Purposes);
        Assert.Null(filed.Signature);
        await (await world.ClinicClient.GetAsync($"/fhir/Consent/{filed.ConsentId}"))
            .IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_signed_consent_goes_on_with_its_form_sealed()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var consent = _desk.Signed(participant);
        consent["provision"]!["period"]!["start"] = "2026-12-01T00:00:00Z";

        var answer = await _desk.PostAsync(consent);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = FilingDesk.IdOf(answer);
        var filed = world.Filings.Filed[id];
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 14, 30, 0, TimeSpan.Zero), filed.Signature!.SignedAt);
        Assert.Equal(SignerRole.Participant, filed.Signature.Signer);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), filed.StartsAt);
        Assert.Equal(new DateTimeOffset(2027, 11, 20, 0, 0, 0, TimeSpan.Zero), filed.ExpiresAt);
        var form = world.Filings.FormOf(id);
        Assert.Equal("Jo Rivers", form.SignedName);
        Assert.Equal("application/pdf", form.ContentType);
        Assert.Equal(FilingDesk.Scan, form.Scan);
        Assert.True(await world.InStoreAsync(store => store.Heads.AnyAsync(h => h.Type == "Provenance"
            && h.ParticipantId == participant && h.Visible)));
    }

    [Fact]
    public async Task A_representative_signs_and_persons_may_be_named()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var person = Guid.CreateVersion7();
        var consent = _desk.Signed(participant);
        consent["performer"] = JsonNode.Parse("""[{ "type": "RelatedPerson", "display": "Kim Rivers" }]""");
        consent["provision"]!["actor"]![1]!["reference"] = new JsonObject
        {
            ["type"] = "Practitioner",
            ["identifier"] = new JsonObject
            {
                ["system"] = "https://carebridge.example/fhir/NamingSystem/person",
                ["value"] = person.ToString(),
                ["assigner"] = new JsonObject { ["reference"] = $"Organization/{world.Community}" },
            },
        };

        var answer = await _desk.PostAsync(consent);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var filed = world.Filings.Filed[FilingDesk.IdOf(answer)];
        Assert.Equal(SignerRole.PersonalRepresentative, filed.Signature!.Signer);
        Assert.Equal([person], filed.RecipientPersonIds);
        Assert.Equal([world.Community], filed.RecipientOrganizationIds);
    }

    [Fact]
    public async Task A_scan_of_a_megabyte_is_taken_and_a_larger_one_is_not()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var consent = _desk.Signed(participant);
        consent["sourceAttachment"]!["data"] = Convert.ToBase64String(Form(1024 * 1024));
        Assert.Equal(HttpStatusCode.Created, (await _desk.PostAsync(consent)).StatusCode);

        consent["sourceAttachment"]!["data"] = Convert.ToBase64String(Form((1024 * 1024) + 1));
        var issue = await (await _desk.PostAsync(consent)).IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Consent.source.data", issue.Text("expression", 0));

        consent["sourceAttachment"]!["data"] = Convert.ToBase64String(Form(2 * 1024 * 1024));
        await (await _desk.PostAsync(consent)).IssueAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Repeating_a_request_with_an_identifier_files_once()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var number = Guid.CreateVersion7().ToString();
        var named = _desk.Proposal(participant);
        named["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:x", ["value"] = number });

        var first = await _desk.PostAsync(named);
        var again = await _desk.PostAsync(named);
        var byHeader = await _desk.PostAsync(_desk.Proposal(participant), $"identifier=urn:x|{number}");
        var escaped = await _desk.PostAsync(_desk.Proposal(participant), $"Consent?identifier=urn%3Ax%7C{number}");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        foreach (var repeat in (HttpResponseMessage[])[again, byHeader, escaped])
        {
            Assert.Equal(HttpStatusCode.OK, repeat.StatusCode);
            Assert.Equal(first.Headers.Location, repeat.Headers.Location);
        }
        Assert.Single(world.Filings.Filed.Values, filed => filed.ParticipantId == participant);

        var otherwise = _desk.Proposal(participant);
        otherwise["provision"]!["purpose"]![0]!["code"] = "CAREMGT";
        var issue = await (await _desk.PostAsync(otherwise, $"identifier=urn:x|{number}"))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("It was filed otherwise.", issue.Text("details", "text"));
    }

    [Fact]
    public async Task Without_an_identifier_each_request_is_another_consent()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);

        var first = await _desk.PostAsync(_desk.Proposal(participant));
        var second = await _desk.PostAsync(_desk.Proposal(participant));

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.NotEqual(FilingDesk.IdOf(first), FilingDesk.IdOf(second));
    }

    [Fact]
    public async Task The_patient_may_be_named_by_the_clinics_own_number()
    {
        var number = Guid.CreateVersion7().ToString();
        var participant = await _desk.RegisterAsync(world.Clinic, number);
        var consent = _desk.Proposal(participant);
        consent["patient"] = new JsonObject
        {
            ["identifier"] = new JsonObject { ["system"] = FilingDesk.Numbers, ["value"] = number },
        };

        await Eventually.IsAsync(
            HttpStatusCode.Created, async () => (await _desk.PostAsync(consent)).StatusCode);

        Assert.Contains(world.Filings.Filed.Values, filed => filed.ParticipantId == participant);
    }

    [Fact]
    public async Task Somebody_unknown_and_somebody_elses_patient_are_refused_alike()
    {
        var number = Guid.CreateVersion7().ToString();
        var elsewhere = await _desk.RegisterAsync(world.OtherClinic, number);
        await Eventually.IsAsync(true, () => world.InStoreAsync(store =>
            store.PatientIdentifiers.AnyAsync(i => i.PatientId == elsewhere)));
        var byNumber = _desk.Proposal(elsewhere);
        byNumber["patient"] = new JsonObject
        {
            ["identifier"] = new JsonObject { ["system"] = FilingDesk.Numbers, ["value"] = number },
        };

        var answers = new List<string>();
        JsonObject[] consents = [_desk.Proposal(elsewhere), _desk.Proposal(Guid.CreateVersion7()), byNumber];
        foreach (var consent in consents)
        {
            var answer = await _desk.PostAsync(consent);
            var issue = await answer.IssueAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("Consent.patient", issue.Text("expression", 0));
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Distinct());
        Assert.DoesNotContain(world.Filings.Filed.Values, filed => filed.ParticipantId == elsewhere);
    }

    [Fact]
    public async Task Filing_needs_the_scope_for_it()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        using var reader = await world.SignInAsync(world.ClinicSystem, "system/Consent.rs");

        var posted = await (await _desk.PostAsync(_desk.Proposal(participant), client: reader))
            .IssueAsync(HttpStatusCode.Forbidden);
        await (await _desk.PutAsync(Guid.CreateVersion7(), _desk.Proposal(participant), client: reader))
            .IssueAsync(HttpStatusCode.Forbidden);

        Assert.Equal("This needs the scope system/Consent.c.", posted.Text("details", "text"));
    }

    private static byte[] Form(int length) => [.. FilingDesk.Scan, .. new byte[length - FilingDesk.Scan.Length]];
}
