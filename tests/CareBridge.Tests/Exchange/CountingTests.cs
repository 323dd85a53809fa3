using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>How many there are tells as much as what they are.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class CountingTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_total_counts_what_is_permitted_only()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        await CheckInAsync();
        await CheckInAsync();
        await CheckInAsync(world.OtherClinic);

        var counted = await SearchAsync($"/fhir/Observation?patient={_participant}&_summary=count");
        var total = await SearchAsync($"/fhir/Observation?patient={_participant}&_total=accurate&_count=1");

        Assert.Equal(2, counted.GetProperty("total").GetInt32());
        Assert.Empty(counted.Matches());
        Assert.Equal(2, total.GetProperty("total").GetInt32());
        Assert.Single(total.Matches());
    }

    [Fact]
    public async Task A_number_of_matches_is_a_disclosure_too()
    {
        await CheckInAsync();
        var address = $"/fhir/Observation?patient={_participant}&_summary=count";
        Assert.False((await SearchAsync(address)).TryGetProperty("entry", out _));
        var consent = world.Disclosures.Permit(
            _participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);

        var counted = await SearchAsync(address);

        Assert.Equal(1, counted.GetProperty("total").GetInt32());
        var issues = Assert.Single(counted.Entries("outcome")).GetProperty("issue");
        Assert.Equal(RedisclosureNotice.Text, issues[0].Text("details", "text"));
        Assert.StartsWith($"Consent/{consent} ", issues[1].Text("details", "text"));
        var asked = Assert.Single(world.Disclosures.Authorized, question =>
            question.Items.Any(item => item.ParticipantId == _participant));
        Assert.Equal(Guid.Parse(counted.Text("id")!), Assert.Single(asked.Items).ResourceId);
    }

    [Fact]
    public async Task A_search_that_names_nobody_finds_but_does_not_count()
    {
        var address = "/fhir/Task?status=requested";

        var lenient = await SearchAsync($"{address}&_total=all&_total=accurate");
        var strict = new HttpRequestMessage(HttpMethod.Get, $"{address}&_total=accurate");
        strict.Headers.Add("Prefer", "handling=strict");

        Assert.False(lenient.TryGetProperty("total", out _));
        Assert.DoesNotContain("_total", lenient.Link("self"));
        Assert.Contains("_total", Assert.Single(lenient.Entries("outcome")).GetProperty("issue").EnumerateArray()
            .Where(issue => issue.Text("severity") == "warning").Select(issue => issue.Text("expression", 0)));
        await (await world.ClinicClient.SendAsync(strict)).IssueAsync(HttpStatusCode.BadRequest);
        foreach (var only in (string[])["_summary=count", "_count=0"])
        {
            await (await world.ClinicClient.GetAsync($"{address}&{only}"))
                .IssueAsync(HttpStatusCode.UnprocessableEntity);
        }
    }

    [Theory]
    [InlineData("Organization?name=nothing-is-called-this")]
    [InlineData("Provenance?target=Consent/00000000-0000-7000-8000-000000000001")]
    [InlineData("Task?owner=00000000-0000-7000-8000-000000000001&patient=00000000-0000-7000-8000-000000000001")]
    public async Task What_is_about_nobody_or_somebody_named_is_counted(string search) =>
        Assert.Equal("0", (await SearchAsync($"/fhir/{search}&_total=accurate")).Text("total"));

    private Task CheckInAsync(Guid? organization = null) =>
        world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(_participant, organization));

    private async Task<JsonElement> SearchAsync(string address) =>
        await (await world.ClinicClient.GetAsync(address)).JsonAsync();
}
