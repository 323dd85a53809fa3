using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>What a participant writes for themself is theirs until they share it, whatever they consent to.</summary>
public sealed class PrivateWordsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_reflection_is_seen_by_nobody_else_until_it_is_shared_and_no_longer_after()
    {
        var participant = await network.RegisterAsync();
        var own = network.Participant(participant);
        var route = $"/api/aftercare/check-ins/{Guid.CreateVersion7()}";
        await own.PutOkAsync(route, Private(participant));
        await network.ConsentAsync(participant, network.Clinic, "reflections", "treatment");
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");

        Assert.Equal("Only mine.", (await own.GetFromJsonAsync<JsonElement>(route)).Text("reflection"));
        Assert.Equal((null, null), await SeenAsync(participant, route));
        await network.Specialist.PutAsJsonAsync(route, Private(participant)).IsAsync(HttpStatusCode.Conflict);
        await network.Specialist.PostAsync($"{route}/share", null).IsAsync(HttpStatusCode.Forbidden);

        await own.PostOkAsync($"{route}/share");
        await own.PostOkAsync($"{route}/share");
        Assert.Equal(("Only mine.", "Only mine."), await SeenAsync(participant, route));

        await own.PostOkAsync($"{route}/keep-private");
        Assert.Equal((null, null), await SeenAsync(participant, route));
        await network.Participant(Guid.CreateVersion7()).PostAsync($"{route}/share", null)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_participant_told_a_specialist_the_community_knows()
    {
        var participant = await network.RegisterAsync();
        var route = $"/api/aftercare/check-ins/{Guid.CreateVersion7()}";

        await network.Specialist.PutOkAsync(route, Private(participant));

        Assert.Equal("Only mine.", (await network.Specialist.GetFromJsonAsync<JsonElement>(route)).Text("reflection"));
    }

    [Fact]
    public async Task A_milestone_in_own_words_is_seen_by_nobody_else_until_it_is_shared()
    {
        var participant = await network.RegisterAsync();
        var own = network.Participant(participant);
        var route = $"/api/aftercare/milestones/{Guid.CreateVersion7()}";
        var milestone = new
        {
            participantId = participant,
            organizationId = network.Community,
            milestoneCode = "own",
            words = "Called my daughter.",
            reachedOn = "2026-03-02",
        };
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        var clinic = network.Staff(Role.ClinicStaff, network.Clinic);
        var list = About(participant, "milestones");

        await own.PutAsJsonAsync(route, milestone).IsAsync(HttpStatusCode.Created);
        await own.PutAsJsonAsync(route, milestone).IsAsync(HttpStatusCode.OK);
        Assert.Single(await own.ItemsAsync(list));
        Assert.Empty(await network.Specialist.ItemsAsync(list));
        await clinic.GetAsync(list).IsAsync(HttpStatusCode.NotFound);
        await network.Specialist.GetAsync(route).IsAsync(HttpStatusCode.NotFound);

        await own.PostOkAsync($"{route}/share");
        Assert.Equal("Called my daughter.", (await clinic.ItemsAsync(list))[0].Text("words"));
        Assert.Equal("Called my daughter.", (await network.Specialist.ItemsAsync(list))[0].Text("words"));

        await own.PostOkAsync($"{route}/keep-private");
        await clinic.GetAsync(list).IsAsync(HttpStatusCode.NotFound);
        await own.PutAsJsonAsync(route, milestone with { milestoneCode = "one-day" })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Days_are_counted_for_the_participant_alone_and_a_setback_takes_none_away()
    {
        var participant = await network.RegisterAsync();
        var (route, own) = (About(participant, "days"), network.Participant(participant));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var begin = new { timeZone = "UTC", startedOn = today.AddDays(-40) };

        await own.PutAsJsonAsync(route, begin).IsAsync(HttpStatusCode.Created);
        await own.PostOkAsync($"{route}/setback", new { on = today.AddDays(-10) });
        await own.PostOkAsync($"{route}/setback", new { on = today.AddDays(-10) });
        await own.PutAsJsonAsync(route, begin).IsAsync(HttpStatusCode.OK);
        var days = await own.GetFromJsonAsync<JsonElement>(route);

        Assert.Equal(
            (10, 40, 30),
            (Number(days, "inThisRun"), Number(days, "inAll"), Number(days, "longestRun")));
        await network.Specialist.GetAsync(route).IsAsync(HttpStatusCode.Forbidden);
        await network.Participant(Guid.CreateVersion7()).GetAsync(route).IsAsync(HttpStatusCode.NotFound);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>What of the words the community sees, and the clinic.</summary>
    private async Task<(string? Community, string? Clinic)> SeenAsync(Guid participant, string route)
    {
        var community = await network.Specialist.GetFromJsonAsync<JsonElement>(route);
        var clinic = await network.Staff(Role.ClinicStaff, network.Clinic)
            .ItemsAsync(About(participant, "check-ins"));
        return (community.Text("reflection"), clinic[0].Text("reflection"));
    }

    private object Private(Guid participant) => new
    {
        participantId = participant,
        organizationId = network.Community,
        heldAt = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero),
        craving = 4,
        reflection = "Only mine.",
    };
}
