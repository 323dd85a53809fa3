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

    private Task CheckInAsync(Guid? organization = null) =>
        world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(_participant, organization));

    private async Task<JsonElement> SearchAsync(string address) =>
        await (await world.ClinicClient.GetAsync(address)).JsonAsync();
}
