using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Testing;

namespace CareBridge.Tests.Directory;

/// <summary>How a group is held, when it meets beyond every week, and who leads it.</summary>
public sealed class GroupStructureTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _id = Guid.CreateVersion7();

    private string Address => $"/api/directory/groups/{_id}";

    [Fact]
    public async Task What_it_says_of_itself_is_told_as_it_was_said_with_its_next_meetings()
    {
        var group = PeerGroups.Hybrid()
            .Saying("structures", new JsonArray("open", "step-study", "meditation"))
            .Saying("places", 12).Saying("welcomesTrialVisits", true).Saying("groundRules", "What is said here stays.")
            .Saying("onlinePhone", "+1 555 0100,,12#").Saying("byAppointment", true)
            .Saying("meetings", new JsonArray(
                PeerGroups.Meeting("thursday", "19:00:00").Saying("weekOfMonth", -1),
                PeerGroups.Meeting("monday", "19:00:00").Saying("everyWeeks", 2).Saying("firstOn", "2026-01-05")));
        await PutAsync(group);

        var seen = await network.Stranger.GetFromJsonAsync<JsonElement>(Address);

        foreach (var member in (string[])
            ["structures", "places", "welcomesTrialVisits", "groundRules", "onlinePhone", "byAppointment"])
        {
            var told = JsonNode.Parse(seen.GetProperty(member).GetRawText());
            Assert.True(JsonNode.DeepEquals(group[member], told), $"{member}: {told}");
        }
        Assert.Equal(3, seen.GetProperty("nextMeetings").GetArrayLength());
        Assert.Equal(-1, seen.GetProperty("meetings")[0].GetProperty("weekOfMonth").GetInt32());
        Assert.Equal("2026-01-05", seen.GetProperty("meetings")[1].GetProperty("firstOn").GetString());
        Assert.Equal(1, (await PutAsync(group)).GetProperty("version").GetInt64());
        Assert.Equal(2, (await PutAsync(group.Saying("places", 13))).GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("structures", """["open", "closed"]""", "structures")]
    [InlineData("places", "0", "places")]
    [InlineData("groundRules", "\" \"", "groundRules")]
    [InlineData("facilitatorIds", """["0198f6a0-0000-7000-8000-000000000001"]""", "facilitatorIds")]
    [InlineData("meetings", """[{"day":"monday","startsAt":"19:00:00","everyWeeks":2}]""", "meetings")]
    [InlineData("meetings", """[{"day":"monday","startsAt":"19:00:00","weekOfMonth":6}]""", "meetings")]
    [InlineData("meetings", """[{"day":"monday","startsAt":"19:00:00","weekOfMonth":0}]""", "meetings")]
    [InlineData(
        "meetings", """[{"day":"monday","startsAt":"19:00:00","everyWeeks":2,"firstOn":"2026-01-06"}]""", "meetings")]
    [InlineData("venue", """{ "city": "Lyon", "country": "FRA" }""", "venue.country")]
    public async Task What_cannot_be_is_refused_with_its_field(string member, string value, string field)
    {
        var answer = await network.Specialist.PutAsJsonAsync(
            Address, PeerGroups.Hybrid().Saying(member, JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task Who_leads_it_is_told_to_others_only_while_they_are_listed()
    {
        var (listed, quiet) = (await EmployAsync("peer-specialist"), await EmployAsync(role: null));
        await PutAsync(PeerGroups.Hybrid().Saying("facilitatorIds", new JsonArray($"{listed}", $"{quiet}")));

        Assert.Equal([listed, quiet], await FacilitatorsAsync(network.Specialist));
        Assert.Equal([listed], await FacilitatorsAsync(network.Stranger));

        await EmployAsync(role: null, listed);
        await Eventually.SucceedsAsync(async () => Assert.Empty(await FacilitatorsAsync(network.Stranger)));
        Assert.Equal([listed, quiet], await FacilitatorsAsync(network.Specialist));

        var left = await network.Administrator.PostAsync(
            $"/api/directory/organizations/{network.Community}/staff/{quiet}/leave", null);
        left.EnsureSuccessStatusCode();
        await Eventually.SucceedsAsync(async () =>
            Assert.Equal([listed], await FacilitatorsAsync(network.Specialist)));
    }

    private async Task<Guid> EmployAsync(string? role, Guid? id = null)
    {
        var person = id ?? Guid.CreateVersion7();
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{network.Community}/staff/{person}",
            new { givenName = "Al", familyName = "Stone", role });
        answer.EnsureSuccessStatusCode();
        return person;
    }

    private async Task<Guid[]> FacilitatorsAsync(HttpClient client) =>
    [
        .. (await client.GetFromJsonAsync<JsonElement>(Address)).GetProperty("facilitatorIds").EnumerateArray()
            .Select(id => id.GetGuid()),
    ];

    private async Task<JsonElement> PutAsync(JsonObject group)
    {
        var answer = await network.Specialist.PutAsJsonAsync(Address, group);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
