using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

public sealed class ListingGroupsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _id = Guid.CreateVersion7();

    private string Address => $"/api/directory/groups/{_id}";

    [Fact]
    public async Task A_group_is_told_to_everybody_as_it_was_described()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);

        var seen = JsonNode.Parse(await network.Participant(Guid.CreateVersion7()).GetStringAsync(Address))!.AsObject();

        foreach (var (member, value) in PeerGroups.Hybrid())
            Assert.Equal(value!.ToJsonString(), seen[member]!.ToJsonString());
        Assert.Equal($"{network.Community}", (string?)seen["organizationId"]);
        Assert.True((bool)seen["active"]!);
    }

    [Fact]
    public async Task The_same_twice_is_one_version_and_anything_new_is_the_next()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);
        Assert.Equal(1, Version(await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.OK)));

        (string Member, JsonNode Value)[] news =
        [
            ("acceptsNewMembers", false), ("description", "No tea."), ("languages", new JsonArray("es")),
            ("meetings", new JsonArray(PeerGroups.Meeting("friday", "19:00:00"))), ("pathways", new JsonArray()),
            ("audiences", new JsonArray("men")), ("accessibility", new JsonArray("captions")),
        ];
        var expected = 1;
        var group = PeerGroups.Hybrid();
        foreach (var (member, value) in news)
            Assert.Equal(++expected, Version(await PutAsync(group.Saying(member, value), HttpStatusCode.OK)));
    }

    [Fact]
    public async Task Only_staff_of_its_organization_change_or_close_it()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);

        await network.Stranger.PutAsJsonAsync(Address, PeerGroups.Hybrid()).IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PostAsync($"{Address}/close", null).IsAsync(HttpStatusCode.NotFound);
        foreach (var client in (HttpClient[])
            [
                network.Staff(Role.PrivacyOfficer, network.Community), network.Participant(Guid.CreateVersion7()),
                network.Administrator,
            ])
        {
            await client.PutAsJsonAsync(Address, PeerGroups.Hybrid()).IsAsync(HttpStatusCode.Forbidden);
            await client.PostAsync($"{Address}/close", null).IsAsync(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task One_that_was_closed_is_still_there_and_meets_again_when_it_is_described_anew()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);

        for (var time = 1; time <= 2; time++)
        {
            var closed = await network.Specialist.PostAsync($"{Address}/close", null);
            var view = await closed.Content.ReadFromJsonAsync<JsonElement>();
            Assert.False(view.GetProperty("active").GetBoolean());
            Assert.Equal(2, Version(view));
        }
        Assert.True((await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.OK)).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_has_changed_meanwhile_is_refused_if_it_says_so()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);
        await PutAsync(PeerGroups.Hybrid("Friday circle").Saying("expectedVersion", 1), HttpStatusCode.OK);

        await network.Specialist.PutAsJsonAsync(Address, PeerGroups.Hybrid().Saying("expectedVersion", 1))
            .IsAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task They_are_listed_newest_first_page_by_page()
    {
        await PutAsync(PeerGroups.Hybrid(), HttpStatusCode.Created);
        var newer = Guid.CreateVersion7();
        (await network.Specialist.PutAsJsonAsync($"/api/directory/groups/{newer}", PeerGroups.Hybrid()))
            .EnsureSuccessStatusCode();

        var address = $"/api/directory/groups?organizationId={network.Community}&limit=1";
        var first = await network.Stranger.GetFromJsonAsync<JsonElement>(address);
        var second = await network.Stranger.GetFromJsonAsync<JsonElement>(
            $"{address}&after={first.GetProperty("next").GetString()}");
        var others = await network.Stranger.GetFromJsonAsync<JsonElement>(
            $"/api/directory/groups?organizationId={network.Clinic}");

        Assert.Equal(newer, Assert.Single(Ids(first)));
        Assert.Equal(_id, Assert.Single(Ids(second)));
        Assert.Empty(Ids(others));
    }

    [Theory]
    [InlineData("name", "\" \"", "name")]
    [InlineData("languages", "[]", "languages")]
    [InlineData("languages", """["English please"]""", "languages")]
    [InlineData("languages", "[null]", "languages")]
    [InlineData("meetings", "[null]", "meetings")]
    [InlineData("timeZone", "\"Mars/Olympus\"", "timeZone")]
    [InlineData("timeZone", "\"../passwd\"", "timeZone")]
    [InlineData("timeZone", "null", "timeZone")]
    [InlineData("format", "\"online\"", "venue")]
    [InlineData("venue", "null", "venue")]
    [InlineData("venue", """{ "city": "Millbrook", "state": "Ohio" }""", "venue.state")]
    [InlineData("venue", """{ "city": "M", "state": "OH", "latitude": 91, "longitude": 0 }""", "venue.latitude")]
    [InlineData("venue", """{ "city": "M", "state": "OH", "latitude": 1 }""", "venue.longitude")]
    [InlineData("onlineUrl", "\"http://meet.example.org\"", "onlineUrl")]
    [InlineData("onlineUrl", "\"https://me:secret@meet.example.org\"", "onlineUrl")]
    [InlineData("onlineUrl", "\"https://meet.example.org/a b\"", "onlineUrl")]
    public async Task What_cannot_be_is_refused_with_its_field(string member, string value, string field)
    {
        var answer = await network.Specialist.PutAsJsonAsync(
            Address, PeerGroups.Hybrid().Saying(member, JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        await network.Specialist.GetAsync(Address).IsAsync(HttpStatusCode.NotFound);
    }

    private async Task<JsonElement> PutAsync(JsonObject group, HttpStatusCode status)
    {
        var answer = await network.Specialist.PutAsJsonAsync(Address, group);
        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static long Version(JsonElement group) => group.GetProperty("version").GetInt64();

    private static IEnumerable<Guid> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(group => group.GetProperty("id").GetGuid());
}
