using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Directory;

/// <summary>From what somebody wants of a group, over visits, to the one they choose.</summary>
public sealed class SearchingForGroupsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly SearchDesk _desk = new(network);

    [Fact]
    public async Task Groups_are_ranked_with_their_reasons_and_the_next_meeting_that_fits()
    {
        var city = (Latitude: 10.0, Longitude: 20.0);
        var (near, far) = (await _desk.ListAsync(city.Latitude, city.Longitude), await _desk.ListAsync(12, 20));
        var request = new
        {
            preferences = new
            {
                pathways = new[] { "twelve-step" },
                audiences = new[] { "women", "newcomers" },
                times = new[] { new { day = "saturday", from = "18:00:00", until = "23:45:00" } },
                timeZone = "America/New_York",
                latitude = 10.0,
                longitude = 20.0,
                maxKilometers = 50,
                formats = new[] { "local" },
            },
        };

        var answer = await network.Stranger.PostAsJsonAsync("/api/directory/groups/suggest?language=es", request);
        var match = await answer.Content.ReadFromJsonAsync<JsonElement>();

        var best = Assert.Single(
            match.GetProperty("groups").EnumerateArray(), group => group.GetProperty("id").GetGuid() == near);
        Assert.DoesNotContain(
            match.GetProperty("groups").EnumerateArray(), group => group.GetProperty("id").GetGuid() == far);
        Assert.Equal(0, best.GetProperty("kilometers").GetDouble());
        Assert.Contains(
            best.GetProperty("reasons").EnumerateArray(),
            reason => reason.Text("code") == "for-people-like-you" && reason.Text("words")!.Contains("mujeres"));
        Assert.Equal(
            DayOfWeek.Saturday,
            TimeZoneInfo.ConvertTimeBySystemTimeZoneId(
                best.GetProperty("nextMeeting").GetProperty("startsAt").GetDateTimeOffset(), "America/New_York")
                .DayOfWeek);
        Assert.Contains(
            match.GetProperty("leftOut").EnumerateArray(), reason => reason.Text("code") == "too-far");
        var again = await network.Stranger.PostAsJsonAsync("/api/directory/groups/suggest?language=es", request);
        Assert.Equal(match.GetRawText(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_changed_or_closed_counts_from_the_next_question_on()
    {
        var (latitude, longitude) = (-33.5, 151.25);
        var group = await _desk.ListAsync(latitude, longitude);
        Assert.Contains(group, await NearbyAsync());

        (await network.Specialist.PostAsync($"/api/directory/groups/{group}/close", null)).EnsureSuccessStatusCode();
        Assert.DoesNotContain(group, await NearbyAsync());

        await _desk.ListAsync(latitude, longitude, group);
        Assert.Contains(group, await NearbyAsync());

        async Task<Guid[]> NearbyAsync()
        {
            var answer = await network.Stranger.PostAsJsonAsync("/api/directory/groups/suggest?limit=50", new
            {
                preferences = new { latitude, longitude, maxKilometers = 5, formats = new[] { "local" } },
            });
            return SearchDesk.Ids(await answer.Content.ReadFromJsonAsync<JsonElement>());
        }
    }

    [Fact]
    public async Task Several_are_visited_before_one_is_chosen()
    {
        var participant = await network.RegisterAsync();
        var (first, second) = (await _desk.ListAsync(), await _desk.ListAsync());
        await _desk.BeginAsync(participant);

        var seen = await _desk.PostAsync(network.Specialist, "propose", new
        {
            groupIds = new[] { first, second },
            reason = "Near her sister.",
        });
        Assert.Equal(2, seen.GetProperty("proposals").GetArrayLength());
        await _desk.VisitAsync(network.Specialist, first, "unsure");
        var visit = Guid.CreateVersion7();
        await _desk.VisitAsync(network.Participant(participant), second, "at-home", "I laughed.", visit);

        // Theirs alone, and kept when somebody else corrects the day.
        seen = await _desk.VisitAsync(network.Specialist, second, "welcome", id: visit);
        Assert.Equal("visiting", seen.Text("status"));
        Assert.DoesNotContain("I laughed.", seen.GetRawText());
        seen = await network.Participant(participant).GetFromJsonAsync<JsonElement>(_desk.Address);
        Assert.Contains("I laughed.", seen.GetRawText());

        seen = await _desk.PostAsync(network.Participant(participant), "choose", new { groupId = second });
        Assert.Equal(("chosen", second), (seen.Text("status"), seen.GetProperty("chosenGroupId").GetGuid()));
        seen = await _desk.PostAsync(network.Specialist, "end");
        Assert.Equal("ended", seen.Text("status"));
        Assert.False(seen.TryGetProperty("preferences", out _));
        Assert.DoesNotContain(
            "I laughed.", await network.Participant(participant).GetStringAsync(_desk.Address));
    }

    [Fact]
    public async Task A_group_that_the_ranking_does_not_have_is_proposed_with_a_reason_only()
    {
        var participant = await network.RegisterAsync();
        var group = await _desk.ListAsync();
        await _desk.BeginAsync(participant, new { pathwaysNotWanted = new[] { "twelve-step" } });

        var answer = await network.Specialist.PostAsJsonAsync(
            $"{_desk.Address}/propose", new { groupIds = new[] { group } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var seen = await _desk.PostAsync(
            network.Specialist, "propose", new { groupIds = new[] { group }, reason = "She knows the host." });
        Assert.Equal("She knows the host.", seen.GetProperty("proposals")[0].Text("reason"));
    }

    [Fact]
    public async Task A_search_is_shown_to_its_participant_and_organization_and_to_nobody_else()
    {
        var participant = await network.RegisterAsync();
        await _desk.BeginAsync(participant);

        foreach (var client in (HttpClient[])
            [
                network.Stranger, network.Participant(Guid.CreateVersion7()),
                network.Staff(Role.ClinicStaff, network.Clinic),
            ])
        {
            await client.GetAsync(_desk.Address).IsAsync(HttpStatusCode.NotFound);
            await client.PostAsync($"{_desk.Address}/end", null).IsAsync(HttpStatusCode.NotFound);
            await client.PostAsync($"{_desk.Address}/match", null).IsAsync(HttpStatusCode.NotFound);
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/directory/group-searches?participantId={participant}");
            Assert.Empty(page.GetProperty("items").EnumerateArray());
        }
        await network.Administrator.GetAsync(_desk.Address).IsAsync(HttpStatusCode.Forbidden);
        var other = await network.Stranger.PutAsJsonAsync(
            $"/api/directory/group-searches/{Guid.CreateVersion7()}", new { participantId = participant });
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        var page2 = await network.Participant(participant).GetFromJsonAsync<JsonElement>(
            "/api/directory/group-searches");
        Assert.Single(page2.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Preferences_are_kept_rounded_and_erased_when_that_is_wanted()
    {
        var participant = await network.RegisterAsync();
        await _desk.BeginAsync(participant, new { latitude = 40.123456, longitude = -82.987654 });
        var seen = await network.Participant(participant).GetFromJsonAsync<JsonElement>(_desk.Address);
        Assert.Equal(40.12, seen.GetProperty("preferences").GetProperty("latitude").GetDouble());

        seen = await _desk.PostAsync(network.Participant(participant), "forget");

        Assert.False(seen.TryGetProperty("preferences", out _));
        Assert.Equal("looking", seen.Text("status"));
        Assert.Null(await network.InStoreAsync<DirectoryDbContext, object?>(async store =>
            (await store.GroupSearches.AsNoTracking().SingleAsync(search => search.Id == _desk.Id)).Preferences));
    }

    [Fact]
    public async Task Who_was_sent_there_lately_counts_against_its_places()
    {
        var (latitude, longitude) = (64.1, -21.9);
        var group = await _desk.ListAsync(latitude, longitude, places: 1);
        var participant = await network.RegisterAsync();
        await _desk.BeginAsync(
            participant, new { latitude, longitude, maxKilometers = 5, formats = new[] { "local" } });
        await _desk.PostAsync(network.Specialist, "propose", new { groupIds = new[] { group } });

        var own = await _desk.PostAsync(network.Specialist, "match");
        Assert.Contains(group, SearchDesk.Ids(own));
        var answer = await network.Stranger.PostAsJsonAsync("/api/directory/groups/suggest", new
        {
            preferences = new { latitude, longitude, maxKilometers = 5, formats = new[] { "local" } },
        });
        var others = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.DoesNotContain(group, SearchDesk.Ids(others));
        Assert.Contains(others.GetProperty("leftOut").EnumerateArray(), left => left.Text("code") == "full-for-now");

        await _desk.VisitAsync(network.Specialist, group, "not-for-me");
        answer = await network.Stranger.PostAsJsonAsync("/api/directory/groups/suggest", new
        {
            preferences = new { latitude, longitude, maxKilometers = 5, formats = new[] { "local" } },
        });
        Assert.Contains(group, SearchDesk.Ids(await answer.Content.ReadFromJsonAsync<JsonElement>()));
    }

}
