using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>Meetings as Encounters, a community's support as EpisodesOfCare.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class MeetingAndSupportingTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_meeting_is_an_encounter_for_whom_consent_to_attendance_names()
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        var attendance = world.Attendance(_participant);
        await world.ProjectAsync(attendance);

        var encounter = await ReadAsync($"Encounter/{attendance.AttendanceId}");

        Assert.Equal("finished", encounter.Text("status"));
        Assert.Equal("VR", encounter.Text("class", "code"));
        Assert.Equal("group", encounter.Text("type", 0, "coding", 0, "code"));
        Assert.Equal($"Patient/{_participant}", encounter.Text("subject", "reference"));
        Assert.Equal("2026-11-20T12:00:00Z", encounter.Text("period", "start"));
        Assert.Equal("2026-11-20T13:30:00Z", encounter.Text("period", "end"));
        Assert.Equal("90", encounter.Text("length", "value"));
        Assert.Equal($"Organization/{world.Community}", encounter.Text("serviceProvider", "reference"));
        await (await world.OtherClient.GetAsync($"/fhir/Encounter/{attendance.AttendanceId}"))
            .IssueAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("status=finished&class=VR&type=group", true)]
    [InlineData("class=http://terminology.hl7.org/CodeSystem/v3-ActCode%7CVR", true)]
    [InlineData("class=AMB", false)]
    [InlineData("type=https://carebridge.example/fhir/CodeSystem/meeting-kind%7Cgroup", true)]
    [InlineData("date=ge2026-11-20&date=lt2026-11-21", true)]
    [InlineData("date=2026-11-19", false)]
    [InlineData("service-provider=Organization/{community}", true)]
    [InlineData("service-provider.type=peer-community", true)]
    [InlineData("identifier:missing=true&location:missing=true&discharge-disposition:missing=true", true)]
    public async Task A_meeting_is_found_by_what_it_was_and_when(string query, bool found)
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        var attendance = world.Attendance(_participant);
        await world.ProjectAsync(attendance);

        var bundle = await ReadAsync(
            $"Encounter?patient={_participant}&{query.Replace("{community}", $"{world.Community}")}");

        Assert.Equal(found ? [attendance.AttendanceId] : [], bundle.Matches());
    }

    [Fact]
    public async Task What_was_an_error_says_only_that_in_whatever_order_it_comes()
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance, DisclosureCategory.Engagement);
        var (attendance, support) = (world.Attendance(_participant), world.Support(_participant));
        await world.ProjectAsync(attendance with { Version = 2, Status = AttendanceStatus.EnteredInError });
        await world.ProjectAsync(attendance);
        await world.ProjectAsync(support);
        await world.ProjectAsync(support with { Version = 2, Status = SupportStatus.EnteredInError });

        string[] addresses = [$"Encounter/{attendance.AttendanceId}", $"EpisodeOfCare/{support.SupportId}"];
        foreach (var address in addresses)
        {
            var resource = await ReadAsync(address);
            Assert.Equal("entered-in-error", resource.Text("status"));
            Assert.False(resource.TryGetProperty("period", out _));
            Assert.False(resource.TryGetProperty("type", out _));
            await (await world.ClinicClient.GetAsync($"/fhir/{address}/_history/1"))
                .IssueAsync(HttpStatusCode.NotFound);
            Assert.DoesNotContain(
                "\"period\"", (await ReadAsync($"{address}/_history")).GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Support_is_an_episode_of_care_with_every_version_it_had()
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Engagement);
        var support = world.Support(_participant);
        await world.ProjectAsync(support);
        await world.ProjectAsync(support with { Version = 2, Status = SupportStatus.OnHold });
        await world.ProjectAsync(
            support with { Version = 3, Status = SupportStatus.Finished, EndedOn = new DateOnly(2026, 11, 15) });
        var address = $"EpisodeOfCare/{support.SupportId}";

        var episode = await ReadAsync(address);

        Assert.Equal("finished", episode.Text("status"));
        Assert.Equal("peer-support", episode.Text("type", 0, "coding", 0, "code"));
        Assert.Equal($"Patient/{_participant}", episode.Text("patient", "reference"));
        Assert.Equal($"Organization/{world.Community}", episode.Text("managingOrganization", "reference"));
        Assert.Equal(("2026-11-01", "2026-11-15"), (episode.Text("period", "start"), episode.Text("period", "end")));
        Assert.Equal("active", (await ReadAsync($"{address}/_history/1")).Text("status"));
        Assert.Equal("onhold", (await ReadAsync($"{address}/_history/2")).Text("status"));
    }

    [Theory]
    [InlineData("status=active&type=peer-support&organization=Organization/{community}", true)]
    [InlineData("status=finished", false)]
    [InlineData("date=ge2026-12-01", true)]
    [InlineData("date=lt2026-11-01", false)]
    public async Task Support_is_found_by_where_it_stands(string query, bool found)
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Engagement);
        var support = world.Support(_participant);
        await world.ProjectAsync(support);

        var bundle = await ReadAsync(
            $"EpisodeOfCare?patient={_participant}&{query.Replace("{community}", $"{world.Community}")}");

        Assert.Equal(found ? [support.SupportId] : [], bundle.Matches());
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/{address}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // Structure, cardinality and codes are checked on the way.
        FhirJson.Read(await answer.Content.ReadAsByteArrayAsync());
        return await answer.JsonAsync();
    }
}
