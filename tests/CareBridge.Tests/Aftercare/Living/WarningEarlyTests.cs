using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Crisis.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>The partner first, then the specialist, then an offer; each with the rule and the fact.</summary>
public sealed partial class WarningEarlyTests(LivingWorld world) : IClassFixture<LivingWorld>
{
    private static readonly object Sponsor = new { kind = "related", name = "Sam", roleCode = "sponsor" };

    [Fact]
    public async Task Two_weeks_of_check_ins_one_missed_partner_specialist_and_in_touch_again()
    {
        world.Clock.MoveTo(new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(36));
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member));
        await world.SignAsync(participant);
        for (var day = 0; day < 13; day++)
        {
            await world.CheckInAsync(participant, craving: 2);
            world.Clock.Advance(TimeSpan.FromDays(1));
        }
        await world.UntilReviewedAsync();
        Assert.Equal("engaged", await EngagementAsync(participant));
        Assert.Empty(await world.Participant(participant).ItemsAsync(About(participant, "warnings")));

        // A day without one, to its end.
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.UntilWarningIsAsync(participant, "partner-told");
        Assert.Empty(await OwnListAsync(participant));
        var notice = await world.NoticeAsync(participant);
        var page = await world.Host.Anonymous.GetStringAsync(notice.Path);
        Assert.Equal("sam@example.org", notice.Address);
        Assert.Contains("Jo would be glad to hear from you", page, StringComparison.Ordinal);
        Assert.Contains("1 agreed check-ins in a row were not made", page, StringComparison.Ordinal);
        foreach (var secret in (string[])["Joan", "Rivers", "Harbor", "Craving", $"{participant}"])
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.UntilWarningIsAsync(participant, "specialist-told");
        var warning = Assert.Single(await OwnListAsync(participant));
        var cause = Assert.Single(warning.GetProperty("causes").EnumerateArray());
        Assert.Equal(("check-ins-missed", "1"), (cause.Text("signal"), cause.Text("measured")));
        Assert.Equal($"[\"{world.SpecialistId}\"]", warning.GetProperty("specialistIds").GetRawText());
        await world.Specialist.PostOkAsync($"/api/aftercare/warnings/{warning.Text("id")}/acknowledge");

        await world.CheckInAsync(participant, craving: 3);
        await world.UntilWarningIsAsync(participant, "ended");
        var ended = (await OwnListAsync(participant))[0];
        Assert.Equal(("in-touch-again", null), (ended.Text("end"), ended.Text("endedBy")));
        Assert.Equal("engaged", await EngagementAsync(participant));
        await world.Host.Anonymous.GetAsync(notice.Path).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task If_nobody_sees_to_it_the_participant_is_offered_help_and_nobody_else_is_told()
    {
        var participant = await world.WelcomeAsync();
        var own = world.Participant(participant);
        await world.CheckInAsync(participant, craving: 9);

        await world.UntilWarningIsAsync(participant, "specialist-told");
        var route = $"/api/aftercare/warnings/{(await OwnListAsync(participant))[0].Text("id")}";
        await own.PostAsJsonAsync($"{route}/help", new { wanted = true }).IsAsync(HttpStatusCode.Conflict);
        world.Clock.Advance(TimeSpan.FromMinutes(121));
        await world.UntilWarningIsAsync(participant, "help-offered");

        var offered = await own.GetFromJsonAsync<JsonElement>(route);
        Assert.Contains("988", offered.GetProperty("help").GetProperty("lines").EnumerateArray()
            .Select(line => line.GetString()));
        await using var scope = world.Host.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<CrisisDbContext>().Escalations
            .AnyAsync(escalation => escalation.ParticipantId == participant));
        var answered = await own.PostOkAsync($"{route}/help", new { wanted = true });
        await own.PostOkAsync($"{route}/help", new { wanted = true });
        Assert.True(answered.GetProperty("helpWanted").GetBoolean());
        var seen = await world.Specialist.GetFromJsonAsync<JsonElement>(route);
        Assert.True(seen.GetProperty("helpWanted").GetBoolean());
        Assert.Null(seen.Text("help"));
        await world.Specialist.PostOkAsync($"{route}/end", new { end = "crisis-care" });
        await world.Specialist.PostAsJsonAsync($"{route}/end", new { end = "false-alarm" })
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Check_ins_that_a_telephone_sends_late_end_what_warned_of_their_absence()
    {
        world.Clock.MoveTo(new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(36));
        var participant = await world.WelcomeAsync();
        await world.CheckInAsync(participant, craving: 2);
        world.Clock.Advance(TimeSpan.FromDays(1));
        var onTime = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromHours(13));
        await world.UntilWarningIsAsync(participant, "specialist-told");

        await world.CheckInAsync(participant, craving: 2, heldAt: onTime);

        await world.UntilWarningIsAsync(participant, "ended");
    }

    [Fact]
    public async Task Several_instances_find_and_tell_once_and_a_cause_that_comes_again_is_no_other_warning()
    {
        var participant = await world.WelcomeAsync();
        await using var other = await CareBridgeTestHost.StartAsync(world.Clock, beside: world.Host);
        for (var number = 0; number < 5; number++) await world.CheckInAsync(participant, craving: 8 + (number % 2));

        await world.UntilWarningIsAsync(participant, "specialist-told");
        await world.UntilReviewedAsync();

        var warning = Assert.Single(await OwnListAsync(participant));
        Assert.Equal(5, warning.GetProperty("causes").GetArrayLength());
        await world.Specialist.PostOkAsync(
            $"/api/aftercare/warnings/{warning.Text("id")}/end", new { end = "supported" });
        await world.InStoreAsync(async store =>
        {
            store.ReviewRequests.Add(new CareBridge.Aftercare.Domain.ReviewRequest
            {
                Id = Guid.CreateVersion7(),
                ParticipantId = participant,
                OrganizationId = world.Community,
                RequestedAt = world.Clock.GetUtcNow(),
            });
            return await store.SaveChangesAsync();
        });
        await world.UntilReviewedAsync();
        Assert.Single(await OwnListAsync(participant));
    }

    [Fact]
    public async Task Without_an_agreement_or_support_nothing_is_computed()
    {
        var participant = await world.WelcomeAsync();
        await world.Specialist.PostOkAsync(About(participant, "check-in-agreement/end"));
        await world.CheckInAsync(participant, craving: 10);
        await world.UntilReviewedAsync();
        Assert.Empty(await world.Specialist.ItemsAsync(About(participant, "engagements")));

        await world.Specialist.PutOkAsync(
            $"/api/aftercare/supports/{Guid.CreateVersion7()}",
            new { participantId = participant, begunOn = "2026-03-01" });
        await world.UntilReviewedAsync();

        var engagement = Assert.Single(await world.Specialist.ItemsAsync(About(participant, "engagements")));
        Assert.Equal("as-agreed", engagement.GetProperty("reasons")[0].Text("reason"));
    }

    private object With(object member) => JsonSerializer.Deserialize<Dictionary<string, object>>(
        JsonSerializer.Serialize(member))!.Append(KeyValuePair.Create("organizationId", (object)world.Community))
        .ToDictionary();

    private async Task<JsonElement[]> OwnListAsync(Guid participant) =>
        await world.Specialist.ItemsAsync(About(participant, "warnings"));

    private async Task<string?> EngagementAsync(Guid participant) =>
        (await world.Specialist.ItemsAsync(About(participant, "engagements")))[0].Text("engagement");

    private async Task AgreeByLinkAsync(Guid participant, Guid partnership)
    {
        var made = await world.Participant(participant).PostOkAsync($"/api/aftercare/partnerships/{partnership}/links");
        var url = new Uri(made.Text("url")!).PathAndQuery;
        var page = await world.Host.Anonymous.GetStringAsync(url);
        Assert.Contains("Jo asks you to be their partner", page, StringComparison.Ordinal);
        var form = Hidden().Matches(page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        form["answer"] = "yes";
        await world.Host.Anonymous.PostAsync(url, new FormUrlEncodedContent(form)).IsAsync(HttpStatusCode.OK);
    }

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
