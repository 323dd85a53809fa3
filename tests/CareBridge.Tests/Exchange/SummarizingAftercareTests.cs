using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

/// <summary>A summary tells what consent lets the client see, and of the rest not even that there is some.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class SummarizingAftercareTests(ExchangeWorld world)
{
    private static readonly DisclosureCategory[] Everything =
    [
        DisclosureCategory.AftercarePlan, DisclosureCategory.Engagement, DisclosureCategory.CheckInScores,
        DisclosureCategory.Attendance,
    ];

    private readonly Aftermath _life = new(world);

    [Fact]
    public async Task It_is_a_document_with_all_that_it_refers_to()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);

        var summary = await _life.ReadAsync();

        var bundle = summary.Bundle;
        Assert.Equal(("document", "urn:ietf:rfc:3986"), (bundle.Text("type"), bundle.Text("identifier", "system")));
        Assert.Equal($"urn:uuid:{bundle.Text("id")}", bundle.Text("identifier", "value"));
        Assert.True(bundle.TryGetProperty("timestamp", out _));
        Assert.False(bundle.TryGetProperty("total", out _));
        Assert.Equal("Composition", summary.Composition.Text("resourceType"));
        Assert.Equal(("final", "R"), (summary.Composition.Text("status"), summary.Composition.Text("confidentiality")));
        var urls = summary.Entries.Select(entry => entry.Text("fullUrl")!).ToList();
        Assert.Distinct(urls);
        var named = References(summary.Composition).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(urls));
        // Nothing is there that the document does not name.
        Assert.Empty(urls.Skip(1).Except(named));
        foreach (var entry in summary.Entries)
        {
            Assert.False(entry.TryGetProperty("search", out _));
            if (entry.Text("resource", "resourceType") != "Organization")
                Assert.Contains("42CFRPart2", entry.GetProperty("resource").GetProperty("meta").GetRawText());
        }
        Assert.Contains("42CFRPart2", bundle.GetProperty("meta").GetRawText());
    }

    [Fact]
    public async Task Each_section_has_words_for_people_and_the_notice_stands_first()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);

        var summary = await _life.ReadAsync();

        Assert.Equal(
            ["consent", "plan", "goals", "engagement", "recovery-capital", "milestones", "contacts"],
            summary.Sections.Keys);
        Assert.Contains(RedisclosureNotice.Text, summary.Words("consent"));
        Assert.Contains("The participant consented to 5 categories.", summary.Words("consent"));
        foreach (var (section, words) in new[]
        {
            ("plan", "Go to the Tuesday group"), ("goals", "See my daughter on weekends"), ("goals", "Improving"),
            ("engagement", "At risk"), ("engagement", "Active support, from 2026-11-01, Harbor Peers"),
            ("milestones", "Thirty days"), ("contacts", "Group, online, 90 min"), ("contacts", "Craving: 4"),
        })
            Assert.Contains(words, summary.Words(section));
        Assert.Contains("Jo Rivers", summary.Composition.Text("subject", "display"));
    }

    [Fact]
    public async Task What_it_shows_is_on_record_and_nothing_else()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, DisclosureCategory.Attendance, DisclosureCategory.Engagement);

        var summary = await _life.ReadAsync();

        var question = Assert.Single(
            world.Disclosures.Authorized, asked => asked.Items[0].ParticipantId == _life.Patient);
        Assert.Equal($"{question.DisclosureId}", summary.Bundle.Text("id"));
        Assert.Equal(
            question.Items.Select(item => $"{item.ResourceType}/{item.ResourceId}@{item.ResourceVersion}").Order(),
            summary.Entries.Select(entry => entry.GetProperty("resource"))
                .Where(resource => resource.Text("resourceType") is not ("Composition" or "Organization"))
                .Select(resource => $"{resource.Text("resourceType")}/{resource.Text("id")}"
                    + $"@{resource.Text("meta", "versionId")}")
                .Order());
    }

    [Theory]
    [InlineData(DisclosureCategory.AftercarePlan, "plan goals")]
    [InlineData(DisclosureCategory.Engagement, "engagement milestones")]
    [InlineData(DisclosureCategory.CheckInScores, "recovery-capital contacts")]
    [InlineData(DisclosureCategory.Attendance, "contacts")]
    [InlineData(DisclosureCategory.Reflections, "")]
    public async Task A_section_needs_consent_to_its_category(DisclosureCategory category, string told)
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, category);

        Assert.Equal(told, string.Join(' ', (await _life.ReadAsync()).Told));
    }

    [Fact]
    public async Task What_is_withheld_looks_like_what_is_not_there()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, DisclosureCategory.Reflections);
        var nobody = new Aftermath(world);
        await nobody.RegisterAsync();
        await world.ConsentAsync(nobody.Patient, DisclosureCategory.Reflections);

        var (hidden, absent) = (await _life.ReadAsync(), await nobody.ReadAsync());

        foreach (var (code, section) in hidden.Sections.Skip(1))
        {
            Assert.Equal("unavailable", section.Text("emptyReason", "coding", 0, "code"));
            Assert.Equal(absent.Sections[code].GetRawText(), section.GetRawText());
        }
        Assert.Equal(["Composition", "Patient", "Organization"], hidden.Types);
        Assert.Equal(absent.Types, hidden.Types);
    }

    [Fact]
    public async Task A_revocation_silences_it_at_once_and_nobody_looks_like_somebody_withheld()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);
        await _life.ReadAsync();

        world.Disclosures.Permit(_life.Patient, world.Community, world.Clinic, DisclosureCategory.Attendance);
        Assert.Equal(["contacts"], (await _life.ReadAsync()).Told);
        world.Disclosures.Revoke(_life.Patient, world.Community, world.Clinic);

        var nobody = new Aftermath(world).Address;
        foreach (var address in (string[])[_life.Address, nobody, "/fhir/Patient/x/$aftercare-summary"])
        {
            foreach (var form in (string[])["", "?_format=html"])
                await (await world.ClinicClient.GetAsync(address + form)).IssueAsync(HttpStatusCode.NotFound);
        }
        await (await world.OtherClient.GetAsync(_life.Address)).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Revoked_between_the_look_and_the_answer_it_does_not_leave()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);
        world.Disclosures.Decided = question =>
        {
            if (question.ParticipantId == _life.Patient)
                world.Disclosures.Revoke(_life.Patient, world.Community, world.Clinic);
        };
        try
        {
            await (await world.ClinicClient.GetAsync(_life.Address)).IssueAsync(HttpStatusCode.NotFound);
        }
        finally
        {
            world.Disclosures.Decided = null;
        }
    }

    [Theory]
    [InlineData("system/Patient.r system/Goal.r", "goals milestones", "Composition Patient Goal Goal")]
    [InlineData("system/Patient.r system/Encounter.r system/Organization.r", "contacts",
        "Composition Patient Encounter Organization")]
    [InlineData("system/Patient.r system/Observation.r?code=engagement", "engagement",
        "Composition Patient Observation Observation")]
    [InlineData("system/Patient.r", "", "Composition Patient")]
    public async Task A_token_gets_what_it_reaches(string scope, string told, string types)
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);
        using var client = await world.SignInAsync(world.ClinicSystem, scope);

        var summary = await _life.ReadAsync(client);

        Assert.Equal(told, string.Join(' ', summary.Told));
        Assert.Equal(types, string.Join(' ', summary.Types));
        using var none = await world.SignInAsync(world.ClinicSystem, "system/Goal.rs");
        await (await none.GetAsync(_life.Address)).IssueAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_posted_as_well_and_an_entry_of_a_batch_but_takes_no_parameters()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);

        var posted = await world.ClinicClient.PostAsync(
            _life.Address, FilingDesk.Body(JsonNode.Parse("""{ "resourceType": "Parameters" }""")!));
        Assert.Equal("document", (await posted.JsonAsync()).Text("type"));
        await (await world.ClinicClient.GetAsync($"{_life.Address}?start=2026-01-01"))
            .IssueAsync(HttpStatusCode.BadRequest);
        var batch = BundleDesk.Batch(
            BundleDesk.Get(_life.Address["/fhir/".Length..]),
            BundleDesk.Get($"{_life.Address["/fhir/".Length..]}?_format=html"));
        var answers = (await (await world.ClinicClient.PostAsync("/fhir", FilingDesk.Body(batch))).JsonAsync())
            .GetProperty("entry");
        foreach (var entry in answers.EnumerateArray())
            Assert.Equal(("200", "document"), (entry.Text("response", "status")![..3], entry.Text("resource", "type")));
    }

    [Fact]
    public async Task Without_consents_word_there_is_no_summary()
    {
        await _life.LiveAsync();
        await world.ConsentAsync(_life.Patient, Everything);
        world.Disclosures.IsSilent = true;
        try
        {
            await (await world.ClinicClient.GetAsync(_life.Address)).IssueAsync(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            world.Disclosures.IsSilent = false;
        }
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member.Name == "reference" ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
