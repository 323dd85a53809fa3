using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class SearchingTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_search_finds_what_consent_permits_with_labels_and_notice()
    {
        var checkIn = await CheckInAsync();
        await CheckInAsync(world.OtherClinic);
        var address = $"/fhir/Observation?patient={_participant}";
        var nothing = await SearchAsync(address);
        Assert.Empty(nothing.Matches());
        Assert.False(nothing.TryGetProperty("entry", out _));
        Assert.False(nothing.TryGetProperty("meta", out _));

        var consent = world.Disclosures.Permit(
            _participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        var bundle = await SearchAsync(address);

        Assert.Equal("searchset", bundle.Text("type"));
        Assert.False(bundle.TryGetProperty("total", out _));
        Assert.Equal([checkIn.CheckInId], bundle.Matches());
        Assert.Equal(new Uri(world.Host.Address, address).ToString(), bundle.Link("self"));
        Assert.Null(bundle.Link("next"));
        Assert.Equal(
            new Uri(world.Host.Address, $"/fhir/Observation/{checkIn.CheckInId}").ToString(),
            bundle.Text("entry", 0, "fullUrl"));
        Assert.Contains("42CFRPart2", bundle.Text("meta", "security"));
        var issues = Assert.Single(bundle.Entries("outcome")).GetProperty("issue");
        Assert.Equal("information", issues[0].Text("severity"));
        Assert.Equal(RedisclosureNotice.Text, issues[0].Text("details", "text"));
        Assert.StartsWith($"Consent/{consent} ", issues[1].Text("details", "text"));
        Assert.StartsWith("The participant consented to ", issues[2].Text("details", "text"));

        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        Assert.Empty((await SearchAsync(address)).Matches());
    }

    [Fact]
    public async Task Pages_hold_everything_once_newest_first()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await CheckInAsync()).CheckInId);
            // Not permitted: it must shorten no page and make no link.
            await CheckInAsync(world.OtherClinic);
        }

        var found = new List<Guid>();
        var sizes = new List<int>();
        for (var next = $"/fhir/Observation?patient=Patient/{_participant}&_count=2"; next is not null;)
        {
            var page = await SearchAsync(next);
            found.AddRange(page.Matches());
            sizes.Add(page.Matches().Count);
            next = page.Link("next");
        }

        Assert.Equal(Enumerable.Reverse(ids), found);
        Assert.Equal([2, 2, 1], sizes);
    }

    [Theory]
    [InlineData("date=2026-11-20", true)]
    [InlineData("date=2026-11", true)]
    [InlineData("date=ge2026-11-20&date=lt2026-11-21", true)]
    [InlineData("date=gt2026-11-20", false)]
    [InlineData("date=sa2026-11-19", true)]
    [InlineData("date=eb2026-11-20", false)]
    [InlineData("date=ne2026-11-20", false)]
    [InlineData("date=le2026-11-20T12:00:00Z", true)]
    [InlineData("date=2026-11-20T13:00:00%2B01:00", true)]
    [InlineData("_lastUpdated=gt2026-11-20T12:00:30Z", true)]
    [InlineData("_lastUpdated=lt2026-11-20T12:00:30Z", false)]
    [InlineData("status=final", true)]
    [InlineData("status=amended,final", true)]
    [InlineData("status=amended", false)]
    [InlineData("status=http://hl7.org/fhir/observation-status|final", true)]
    [InlineData("status=http://elsewhere.example|final", false)]
    [InlineData("category=survey", true)]
    [InlineData("category=laboratory", false)]
    [InlineData("code=check-in", true)]
    [InlineData("code=other", false)]
    public async Task A_check_in_is_found_by_what_it_says(string query, bool found)
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        await CheckInAsync();

        var bundle = await SearchAsync($"/fhir/Observation?patient={_participant}&{query}");

        Assert.Equal(found ? 1 : 0, bundle.Matches().Count);
        Assert.DoesNotContain("not-supported", bundle.GetRawText());
    }

    [Fact]
    public async Task What_is_not_supported_is_ignored_by_name_or_refused_when_strict()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        await CheckInAsync();
        var address = $"/fhir/Observation?patient={_participant}&encounter=&_sort=subject&_include=*";

        var lenient = await SearchAsync(address);
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Prefer", "handling=strict");
        var strict = await world.ClinicClient.SendAsync(request);

        Assert.Single(lenient.Matches());
        Assert.DoesNotContain("encounter", lenient.Link("self"));
        var warnings = Assert.Single(lenient.Entries("outcome")).GetProperty("issue").EnumerateArray()
            .Where(issue => issue.Text("severity") == "warning").Select(issue => issue.Text("expression", 0));
        Assert.Equal(["encounter", "_sort", "_include"], warnings);
        var issue = await strict.IssueAsync(HttpStatusCode.BadRequest);
        Assert.Equal("not-supported", issue.Text("code"));
        Assert.Equal("Not supported: encounter, _sort, _include.", issue.Text("details", "text"));
    }

    [Theory]
    [InlineData("Observation?patient=x&date=soon", "value", "This is not a date, or not one that exists.")]
    [InlineData("Observation?patient=x&date=2026-02-30", "value", "This is not a date, or not one that exists.")]
    [InlineData("Observation?patient=x&date=xx2026", "value", "This is no prefix of a date.")]
    [InlineData("Observation?patient=x&status=%00", "value", "A value holds a null character.")]
    [InlineData("Observation?patient=x&_count=many", "value", "_count is not a number.")]
    [InlineData("Observation?patient=x&status:exact=final", "not-supported", "This modifier is not supported here.")]
    [InlineData("Observation?patient=x&status:missing=maybe", "value", ":missing is true or false.")]
    [InlineData("Observation?patient.name.family=x", "not-supported", "Searches follow one reference, not several.")]
    [InlineData("Observation?patient=", "value", "There is no value.")]
    [InlineData("Observation?patient=,&code=check-in", "value", "There is no value.")]
    [InlineData("Observation?patient.family=", "value", "There is no value.")]
    [InlineData("Patient?_id=x&_has:Observation:patient:code=", "value", "There is no value.")]
    [InlineData("Task?_elements=", "value", "There is no value.")]
    [InlineData("Task?_sort=status,code,-authored-on,modified", "too-costly", "At most 3 keys to sort by.")]
    [InlineData("Task?_summary=some", "value", "_summary is one of: true, text, data, count, false.")]
    [InlineData("Task?_summary=true&_elements=status", "value", "Either _summary or _elements, not both.")]
    [InlineData("Task?_include=Task", "value", "_include is Type:parameter.")]
    [InlineData("Observation?patient=x&_cursor=guess", "value", "_cursor is not from a link of ours.")]
    public async Task A_search_that_cannot_be_meant_is_refused(string search, string code, string text)
    {
        var issue = await (await world.ClinicClient.GetAsync($"/fhir/{search}")).IssueAsync(HttpStatusCode.BadRequest);

        Assert.Equal(code, issue.Text("code"));
        Assert.Equal(text, issue.Text("details", "text"));
    }

    [Fact]
    public async Task A_clinic_finds_its_own_tasks_and_nobody_elses()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Referrals);
        world.Disclosures.Permit(_participant, world.Community, world.OtherClinic, DisclosureCategory.Referrals);
        var (mine, theirs) = (world.Referral(_participant), world.Referral(_participant));
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(mine);
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(
            theirs with { ReceivingOrganizationId = world.OtherClinic });

        Assert.Equal([mine.ReferralId], (await SearchAsync($"/fhir/Task?patient={_participant}")).Matches());
        Assert.Equal([mine.ReferralId], (await SearchAsync($"/fhir/ServiceRequest?subject={_participant}")).Matches());
        var owned = await SearchAsync($"/fhir/Task?owner=Organization/{world.Clinic}&status=requested");
        Assert.Contains(mine.ReferralId, owned.Matches());
        Assert.DoesNotContain(theirs.ReferralId, (await SearchAsync("/fhir/Task?status=requested")).Matches());
        Assert.Contains(mine.ReferralId, (await SearchAsync("/fhir/Task?status=requested")).Matches());
        Assert.Empty((await SearchAsync($"/fhir/Task?owner={world.OtherClinic}&patient={_participant}")).Matches());
        var total = await SearchAsync($"/fhir/Task?owner={world.Clinic}&patient={_participant}&_summary=count");
        Assert.Equal(1, total.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_patient_is_found_by_a_number_that_the_clinic_may_know()
    {
        var system = "urn:oid:1.2.3";
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(
            _participant,
            1,
            new ParticipantIdentifier(world.Clinic, system, $"C{_participant}"),
            new ParticipantIdentifier(world.OtherClinic, system, $"O{_participant}")));
        var address = $"/fhir/Patient?identifier={system}|C{_participant}";
        Assert.Empty((await SearchAsync(address)).Matches());

        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);

        Assert.Equal([_participant], (await SearchAsync(address)).Matches());
        Assert.Equal([_participant], (await SearchAsync($"/fhir/Patient?identifier=C{_participant}")).Matches());
        Assert.Equal([_participant], (await SearchAsync($"/fhir/Patient?_id={_participant}")).Matches());
        Assert.Empty((await SearchAsync($"/fhir/Patient?identifier={system}|O{_participant}")).Matches());
        Assert.Empty((await SearchAsync($"/fhir/Patient?identifier=urn:other|C{_participant}")).Matches());
    }

    [Fact]
    public async Task An_organization_is_found_by_how_its_name_begins() => await Eventually.SucceedsAsync(async () =>
    {
        var bundle = await SearchAsync("/fhir/Organization?name=lakeSIDE");
        Assert.Equal([world.Clinic], bundle.Matches());
        Assert.Empty(bundle.Entries("outcome"));
    });

    private async Task<CheckInRecorded> CheckInAsync(Guid? organization = null)
    {
        var checkIn = world.CheckIn(_participant, organization);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn;
    }

    private async Task<JsonElement> SearchAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.JsonAsync();
    }
}
