using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

public sealed class AgreeingOnCheckInsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task An_agreement_is_written_by_either_once_and_ended_by_either()
    {
        var participant = await network.RegisterAsync();
        var route = About(participant, "check-in-agreement");
        var own = network.Participant(participant);

        await network.Specialist.PutAsJsonAsync(route, Daily()).IsAsync(HttpStatusCode.Created);
        var repeated = await network.Specialist.PutOkAsync(route, Daily());
        var changed = await own.PutOkAsync(route, Daily(network.Community, "sleep"));
        await own.PutAsJsonAsync(route, new
        {
            organizationId = network.Community,
            rhythm = "weekdays",
            weekdays = new[] { "monday" },
            timeZone = "UTC",
            questions = new[] { "mood" },
            version = 1,
        }).IsAsync(HttpStatusCode.PreconditionFailed);
        await network.Specialist.PostOkAsync($"{route}/pause");
        await network.Specialist.PostOkAsync($"{route}/pause");
        await own.PostOkAsync($"{route}/resume", new { organizationId = network.Community });
        var ended = await own.PostOkAsync($"{route}/end", new { organizationId = network.Community });
        await network.Specialist.PostAsync($"{route}/pause", null).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal((1, 2, 5), (Version(repeated), Version(changed), Version(ended)));
        Assert.Equal("ended", Assert.Single(await own.ItemsAsync($"{route}s")).Text("status"));
        Assert.Empty(await network.Stranger.ItemsAsync($"{route}s"));
        await network.Stranger.PutAsJsonAsync(route, Daily()).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(Guid.CreateVersion7()).GetAsync($"{route}s").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_has_ended_is_not_begun_anew_by_whoever_has_not_read_of_it()
    {
        var participant = await network.RegisterAsync();
        var (route, own) = (About(participant, "check-in-agreement"), network.Participant(participant));
        object As(long version) => new
        {
            rhythm = "daily",
            timeZone = "UTC",
            questions = new[] { "mood" },
            version,
        };
        var written = await network.Specialist.PutOkAsync(route, As(0));
        await network.Specialist.PutOkAsync(route, As(0));
        var ended = await own.PostOkAsync($"{route}/end", new { organizationId = network.Community });

        await network.Specialist.PutAsJsonAsync(route, As(Version(written)))
            .IsAsync(HttpStatusCode.PreconditionFailed);

        Assert.Equal("ended", Assert.Single(await own.ItemsAsync($"{route}s")).Text("status"));
        Assert.Equal("active", (await network.Specialist.PutOkAsync(route, As(Version(ended)))).Text("status"));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task A_first_day_that_nobody_means_is_refused(string startsOn)
    {
        var participant = await network.RegisterAsync();

        var answer = await network.Specialist.PutAsJsonAsync(About(participant, "check-in-agreement"), new
        {
            rhythm = "daily",
            timeZone = "UTC",
            questions = new[] { "mood" },
            startsOn,
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty("startsOn", out _));
    }

    [Fact]
    public async Task A_first_day_of_long_ago_may_be_written_back_as_it_was_and_no_other()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutOkAsync(About(participant, "check-in-agreement"), Daily());
        await network.InStoreAsync<AftercareDbContext, int>(async store =>
        {
            var agreement = await store.Agreements.SingleAsync(a => a.ParticipantId == participant);
            agreement.Rewrite(
                agreement.Terms with { StartsOn = new DateOnly(2020, 3, 2) }, participant, agreement.ChangedAt);
            return await store.SaveChangesAsync();
        });

        await PutAsync("2020-03-02").IsAsync(HttpStatusCode.OK);
        await PutAsync("2020-03-03").IsAsync(HttpStatusCode.UnprocessableEntity);

        Task<HttpResponseMessage> PutAsync(string startsOn) => network.Specialist.PutAsJsonAsync(
            About(participant, "check-in-agreement"),
            new { rhythm = "daily", timeZone = "UTC", questions = new[] { "mood" }, startsOn });
    }

    [Fact]
    public async Task What_sobriety_means_only_the_participant_reads()
    {
        var participant = await network.RegisterAsync();
        var (route, own) = (About(participant, "check-in-agreement"), network.Participant(participant));
        await network.Specialist.PutOkAsync(route, Daily());

        var said = await own.PutOkAsync(
            $"{route}/sobriety", new { organizationId = network.Community, words = "No wine on weekdays." });
        await network.Specialist.PutOkAsync(route, Daily(null, "mood"));

        Assert.Equal("No wine on weekdays.", said.Text("sobriety"));
        Assert.Equal("No wine on weekdays.", (await own.ItemsAsync($"{route}s"))[0].Text("sobriety"));
        Assert.Null((await network.Specialist.ItemsAsync($"{route}s"))[0].Text("sobriety"));
        await network.Specialist.PutAsJsonAsync($"{route}/sobriety", new { organizationId = network.Community })
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Today_says_what_is_asked_and_whether_it_was_answered()
    {
        var participant = await network.RegisterAsync();
        var (route, own) = (About(participant, "check-in-agreement"), network.Participant(participant));
        await network.Specialist.PutOkAsync(route, Daily());
        var today = $"{route}/today?organizationId={network.Community}";

        var before = await own.GetFromJsonAsync<JsonElement>($"{today}&language=es");
        await own.PutOkAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            organizationId = network.Community,
            heldAt = TimeProvider.System.GetUtcNow(),
            recoveryCapitalAnswers = new[] { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 },
        });
        var after = await own.GetFromJsonAsync<JsonElement>(today);

        Assert.False(before.GetProperty("isMade").GetBoolean());
        Assert.True(before.GetProperty("isRecoveryCapitalDue").GetBoolean());
        Assert.StartsWith("¿", before.Text("prompt"), StringComparison.Ordinal);
        Assert.True(after.GetProperty("isMade").GetBoolean());
        Assert.False(after.GetProperty("isRecoveryCapitalDue").GetBoolean());
        await network.Stranger.GetAsync($"{route}/today").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_community_asks_what_it_wants_to_besides_what_is_built_in_or_instead()
    {
        var organization = Guid.CreateVersion7();
        var specialist = network.Staff(Role.PeerSpecialist, organization);
        object[] own = [new { en = "Which song?", es = "¿Qué canción?" }];

        var both = await specialist.PutOkAsync("/api/aftercare/prompts", new { own });
        var alone = await specialist.PutOkAsync("/api/aftercare/prompts", new { own, withBuiltIn = false });
        await specialist.PutAsJsonAsync("/api/aftercare/prompts", new { own = Array.Empty<int>(), withBuiltIn = false })
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        Assert.True(both.GetProperty("all").GetArrayLength() > 20);
        Assert.Equal("Which song?", Assert.Single(alone.GetProperty("all").EnumerateArray()).Text("en"));
        var kept = await specialist.GetFromJsonAsync<JsonElement>("/api/aftercare/prompts");
        Assert.Equal(1, kept.GetProperty("all").GetArrayLength());
    }

    [Fact]
    public async Task Recovery_capital_has_a_trend_a_figure_and_a_next_day()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutOkAsync(About(participant, "check-in-agreement"), Daily());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (days, answer) in (IEnumerable<(int, int)>)[(60, 2), (30, 3), (1, 4)])
        {
            await network.Specialist.PutOkAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
            {
                participantId = participant,
                heldAt = now.AddDays(-days),
                recoveryCapitalAnswers = Enumerable.Repeat(answer, 10),
            });
        }
        var route = About(participant, "recovery-capital");

        var trend = await network.Specialist.GetFromJsonAsync<JsonElement>(route);
        var own = await network.Participant(participant)
            .GetFromJsonAsync<JsonElement>($"{route}?organizationId={network.Community}&language=es");

        Assert.Equal(
            [20, 30, 40], trend.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("total").GetInt32()));
        Assert.Equal(("rising", 15), (trend.Text("direction"), trend.GetProperty("change").GetInt32()));
        Assert.Contains("<svg", trend.Text("figure"), StringComparison.Ordinal);
        Assert.False(trend.GetProperty("isDue").GetBoolean());
        Assert.Contains("creció", own.Text("words"), StringComparison.Ordinal);
        await network.Stranger.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
    }

    private static long Version(JsonElement agreement) => agreement.GetProperty("version").GetInt64();
}
