using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Features.Resources;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Directory;

/// <summary>Local resources: kept by whoever lists them, found by everybody, said to be stale.</summary>
public sealed class ListingResourcesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _id = Guid.CreateVersion7();

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private string Address => $"/api/directory/resources/{_id}";

    [Fact]
    public async Task A_resource_is_told_to_everybody_as_it_was_described()
    {
        await PutAsync(Resource(), HttpStatusCode.Created);

        var seen = JsonNode.Parse(await network.Participant(Guid.CreateVersion7()).GetStringAsync(Address))!.AsObject();

        foreach (var (member, value) in Resource()) Assert.Equal(value!.ToJsonString(), seen[member]!.ToJsonString());
        Assert.False((bool)seen["stale"]!);
        Assert.Equal(1, (await PutAsync(Resource(), HttpStatusCode.OK)).GetProperty("version").GetInt64());
        var changed = Resource();
        changed["cost"] = "Five dollars.";
        Assert.Equal(2, (await PutAsync(changed, HttpStatusCode.OK)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Only_staff_of_its_organization_change_verify_or_withdraw_it()
    {
        await PutAsync(Resource(), HttpStatusCode.Created);

        await network.Stranger.PutAsJsonAsync(Address, Resource()).IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PostAsJsonAsync($"{Address}/verify", new { }).IsAsync(HttpStatusCode.NotFound);
        await network.Stranger.PostAsync($"{Address}/withdraw", null).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(Guid.CreateVersion7()).PutAsJsonAsync(Address, Resource())
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_nobody_has_made_sure_of_for_long_is_stale_until_somebody_does()
    {
        var old = Resource();
        old["verifiedOn"] = $"{Today.AddDays(-181):O}";
        Assert.True((await PutAsync(old, HttpStatusCode.Created)).GetProperty("stale").GetBoolean());

        var verified = await network.Specialist.PostAsJsonAsync($"{Address}/verify", new { });

        var seen = await verified.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(seen.GetProperty("stale").GetBoolean());
        Assert.Equal($"{Today:O}", seen.Text("verifiedOn"));
    }

    [Fact]
    public async Task The_fresh_and_near_come_first_and_what_has_ended_not_at_all()
    {
        var town = $"Town{_id:N}";
        var (near, far, stale, ended) =
            (await ListAsync(1), await ListAsync(2), await ListAsync(1, verifiedDaysAgo: 400), await ListAsync(1));
        await network.Specialist.PostAsync($"/api/directory/resources/{ended}/withdraw", null);

        Assert.Equal([near, far, stale], await SearchAsync($"text={town}&near=60.1,20"));
        Assert.Equal([near, stale], await SearchAsync($"text={town.ToUpperInvariant()}&near=60.1,20&within=50"));
        Assert.Equal(
            [near, far, stale], await SearchAsync($"category=food&text={town} pantry&near=60.1,20&language=es"));
        Assert.Empty(await SearchAsync($"category=legal&text={town}"));
        Assert.Empty(await SearchAsync($"text={town}&language=fr"));
        await network.Stranger.GetAsync("/api/directory/resources/search?near=91,0")
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        async Task<Guid> ListAsync(int degrees, int verifiedDaysAgo = 0)
        {
            var (id, resource) = (Guid.CreateVersion7(), Resource());
            resource["verifiedOn"] = $"{Today.AddDays(-verifiedDaysAgo):O}";
            resource["places"]![0]!["city"] = town;
            resource["places"]![0]!["latitude"] = 59 + degrees;
            resource["places"]![0]!["longitude"] = 20;
            (await network.Specialist.PutAsJsonAsync($"/api/directory/resources/{id}", resource))
                .EnsureSuccessStatusCode();
            return id;
        }

        async Task<Guid[]> SearchAsync(string query) =>
        [
            .. (await network.Stranger.GetFromJsonAsync<JsonElement>($"/api/directory/resources/search?{query}"))
                .EnumerateArray().Select(resource => resource.GetProperty("id").GetGuid()),
        ];
    }

    [Fact]
    public async Task What_was_to_be_there_until_a_day_is_withdrawn_after_it()
    {
        var resource = Resource();
        resource["verifiedOn"] = $"{Today.AddDays(-5):O}";
        resource["validUntil"] = $"{Today.AddDays(-2):O}";
        Assert.False((await PutAsync(resource, HttpStatusCode.Created)).GetProperty("active").GetBoolean());

        await using var other = await CareBridgeTestHost.StartAsync(beside: network.Host);

        await Eventually.SucceedsAsync(async () => Assert.Equal(
            2, (await network.Specialist.GetFromJsonAsync<JsonElement>(Address)).GetProperty("version").GetInt64()));
    }

    [Fact]
    public void A_last_day_lasts_until_it_is_over_everywhere()
    {
        var profile = new ResourceProfile(
            ResourceCategory.Food, new ResourceDetails { Name = "Pantry" }, null, new DateOnly(2026, 3, 1));
        var listed = LocalResource.List(_id, _id, profile, DateTimeOffset.UnixEpoch);

        Assert.True(IsThere(new DateTimeOffset(2026, 3, 2, 11, 59, 0, TimeSpan.Zero)));
        Assert.False(IsThere(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero)));

        bool IsThere(DateTimeOffset now) => ResourceView.Of(
            listed, new ResourceClock(new FixedClock(now), new ConfigurationBuilder().Build())).Active;
    }

    [Theory]
    [InlineData("a b c d e f g h i j k", null, "text")]
    [InlineData("long", null, "text")]
    [InlineData("a b c d e f g h i j", "English please", "language")]
    public async Task A_search_for_too_much_is_refused_with_its_field(string text, string? language, string field)
    {
        var words = text == "long" ? new string('x', 201) : text;
        var answer = await network.Stranger.GetAsync(
            $"/api/directory/resources/search?text={Uri.EscapeDataString(words)}"
            + (language is null ? "" : $"&language={Uri.EscapeDataString(language)}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("name", "\"\"", "name")]
    [InlineData("url", "\"javascript:alert(1)\"", "url")]
    [InlineData("email", "\"nobody\"", "email")]
    [InlineData("verifiedOn", "\"2999-01-01\"", "verifiedOn")]
    [InlineData("validUntil", "\"1999-01-01\"", "validUntil")]
    [InlineData("languages", """["English please"]""", "languages")]
    [InlineData("places", """[{"city": "M", "state": "OH", "latitude": 91, "longitude": 0}]""", "places[0].latitude")]
    public async Task What_cannot_be_is_refused_with_its_field(string member, string value, string field)
    {
        var resource = Resource();
        resource[member] = JsonNode.Parse(value);

        var answer = await network.Specialist.PutAsJsonAsync(Address, resource);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    internal static JsonObject Resource() => JsonNode.Parse($$"""
        {
          "category": "food", "name": "Bread pantry", "description": "Bread, and soup on Fridays.",
          "provider": "River Kitchen", "phone": "555-0100", "email": "desk@kitchen.example.org",
          "url": "http://kitchen.example.org", "languages": ["en", "es"], "eligibility": "Anybody.",
          "howToApply": "Come.", "cost": "Free.", "hours": "Mo-Fr from eight.",
          "places": [{"name": "Old Mill", "line": "1 Mill Lane", "city": "Millbrook", "state": "OH",
                      "postalCode": "43001", "latitude": 40.0625, "longitude": -82.5}],
          "verifiedOn": "{{Today:O}}"
        }
        """)!.AsObject();

    private async Task<JsonElement> PutAsync(JsonObject resource, HttpStatusCode status)
    {
        var answer = await network.Specialist.PutAsJsonAsync(Address, resource);
        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
