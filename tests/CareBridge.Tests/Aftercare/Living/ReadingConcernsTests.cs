using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>Everybody whom a community should turn to, in one list.</summary>
public sealed class ReadingConcernsTests(LivingWorld world) : IClassFixture<LivingWorld>
{
    private const string Route = "/api/aftercare/concerns";

    [Fact]
    public async Task Whoever_warns_drifts_away_or_has_an_overdue_step_is_there_and_nobody_else()
    {
        var (warned, late, well) =
            (await world.WelcomeAsync(), await world.WelcomeAsync(), await world.WelcomeAsync());
        await world.CheckInAsync(warned, craving: 9);
        await world.CheckInAsync(late, craving: 1);
        await world.CheckInAsync(well, craving: 1);
        var plan = await PlanAsync(late, dueInDays: -2);
        await PlanAsync(well, dueInDays: 2);
        await world.UntilWarningIsAsync(warned, "specialist-told");
        await world.UntilReviewedAsync();

        var concerns = await ListAsync(world.Specialist);

        var warning = Assert.Single(concerns[warned].GetProperty("warnings").EnumerateArray());
        Assert.Equal("craving", Assert.Single(warning.GetProperty("signals").EnumerateArray()).GetString());
        Assert.Equal(Day(-2), concerns[late].Text("stepDueOn"));
        Assert.DoesNotContain(well, concerns.Keys);
        await world.Specialist.PostOkAsync($"/api/aftercare/plans/{plan}/steps/1/complete");
        await world.Specialist.PostOkAsync(
            $"/api/aftercare/warnings/{warning.Text("id")}/end", new { end = "false-alarm" });
        Assert.DoesNotContain(late, (await ListAsync(world.Specialist)).Keys);
        Assert.DoesNotContain(warned, (await ListAsync(world.Specialist)).Keys);
        await world.Specialist.PostOkAsync($"/api/aftercare/plans/{plan}/steps/1/reopen");
        Assert.Contains(late, (await ListAsync(world.Specialist)).Keys);
    }

    [Fact]
    public async Task It_comes_in_pages_in_which_nobody_is_missing_or_twice()
    {
        var late = new HashSet<Guid>();
        for (var number = 0; number < 5; number++)
        {
            var participant = await world.WelcomeAsync();
            await PlanAsync(participant, dueInDays: -3);
            late.Add(participant);
        }

        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = await world.Specialist.GetFromJsonAsync<JsonElement>(
                $"{Route}?limit=2" + (next is null ? "" : $"&after={next}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(Participant));
            next = page.Text("next");
        }
        while (next is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), late);
    }

    [Fact]
    public async Task Another_community_sees_none_of_it_and_a_wrong_page_is_refused()
    {
        await PlanAsync(await world.WelcomeAsync(), dueInDays: -3);
        var stranger = world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, Guid.CreateVersion7()));

        Assert.Empty(await ListAsync(stranger));
        var refused = await world.Specialist.GetAsync($"{Route}?after=yesterday&limit=0");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private async Task<Guid> PlanAsync(Guid participant, int dueInDays)
    {
        var id = Guid.CreateVersion7();
        await world.Specialist.PutOkAsync($"/api/aftercare/plans/{id}", new
        {
            participantId = participant,
            status = "active",
            title = "After discharge",
            steps = new[] { new { description = "Call the clinic", dueOn = Day(dueInDays) } },
        });
        return id;
    }

    private string Day(int fromToday) => DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime)
        .AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<Dictionary<Guid, JsonElement>> ListAsync(HttpClient reader) =>
        (await reader.ItemsAsync(Route)).ToDictionary(Participant);

    private static Guid Participant(JsonElement concern) => concern.GetProperty("participantId").GetGuid();
}
