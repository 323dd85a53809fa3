using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Reviews;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>A warning that is still called for is not ended, passed over or told to somebody who is gone.</summary>
public sealed partial class WarningEarlyTests
{
    [Fact]
    public async Task Whoever_asked_for_help_is_not_taken_for_well_because_they_check_in()
    {
        world.Clock.MoveTo(new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(36));
        var participant = await world.WelcomeAsync();
        await world.CheckInAsync(participant, craving: 2);
        world.Clock.Advance(TimeSpan.FromHours(37));
        await world.UntilWarningIsAsync(participant, "specialist-told");
        world.Clock.Advance(TimeSpan.FromMinutes(121));
        await world.UntilWarningIsAsync(participant, "help-offered");
        var route = $"/api/aftercare/warnings/{(await OwnListAsync(participant))[0].Text("id")}";
        await world.Participant(participant).PostOkAsync($"{route}/help", new { wanted = true });

        await world.CheckInAsync(participant, craving: 2);
        await world.UntilReviewedAsync();

        await world.UntilWarningIsAsync(participant, "specialist-told");
        await world.Specialist.PostOkAsync($"{route}/acknowledge");
    }

    [Fact]
    public async Task Lost_contact_is_not_found_again_by_a_meeting_of_long_ago()
    {
        var participant = await world.WelcomeAsync();
        world.Clock.Advance(TimeSpan.FromDays(22));
        // In so long a move the clock's timers leave some out, and wait as long afterwards.
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.UntilAsync(async () => await CausesAsync(participant) is ["check-ins-missed", "contact-lost"]);

        await world.Specialist.PutOkAsync(
            $"/api/aftercare/attendances/{Guid.CreateVersion7()}",
            new
            {
                participantId = participant,
                kind = "group",
                format = "online",
                startedAt = world.Clock.GetUtcNow().AddDays(-40),
                minutes = 60,
            });
        await world.UntilReviewedAsync();
        Assert.Equal("lost-contact", await EngagementAsync(participant));
        Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("end"));

        await world.CheckInAsync(participant, craving: 2);
        await world.UntilWarningIsAsync(participant, "ended");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_is_no_concern_once_nothing_is_agreed_unless_they_asked_for_help(bool isHelpWanted)
    {
        world.Clock.MoveTo(new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(36));
        var participant = await world.WelcomeAsync();
        world.Clock.Advance(TimeSpan.FromHours(37));
        await world.UntilWarningIsAsync(participant, "specialist-told");
        if (isHelpWanted)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(121));
            await world.UntilWarningIsAsync(participant, "help-offered");
            await world.Participant(participant).PostOkAsync(
                $"/api/aftercare/warnings/{(await OwnListAsync(participant))[0].Text("id")}/help",
                new { wanted = true });
        }
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.UntilAsync(async () => await EngagementAsync(participant) == "at-risk");

        await world.Specialist.PostOkAsync(About(participant, "check-in-agreement/pause"));
        await world.UntilReviewedAsync();

        var engagement = Assert.Single(await world.Specialist.ItemsAsync(About(participant, "engagements")));
        Assert.False(string.IsNullOrEmpty(engagement.Text("endedAt")));
        var warning = Assert.Single(await OwnListAsync(participant));
        Assert.Equal(isHelpWanted ? "specialist-told" : "ended", warning.Text("status"));
        Assert.Equal(isHelpWanted ? null : "left-care", warning.Text("end"));
        var concern = (await world.Specialist.ItemsAsync("/api/aftercare/concerns"))
            .Where(one => one.Text("participantId") == $"{participant}");
        Assert.Equal(isHelpWanted ? 1 : 0, concern.Count());
    }

    [Fact]
    public async Task A_BARC_10_is_compared_with_the_one_before_however_long_ago_that_is()
    {
        var participant = await world.WelcomeAsync();
        var now = world.Clock.GetUtcNow();
        var facts = await world.InStoreAsync(async store =>
        {
            store.CheckIns.AddRange(Scored(participant, 4, now.AddDays(-150)), Scored(participant, 3, now));
            await store.SaveChangesAsync();
            return await ParticipantFacts.OfAsync(store, participant, world.Community, now, CancellationToken.None);
        });

        Assert.Equal((30, 40), (facts!.Warning.RecoveryCapital!.RecoveryCapital!.Total,
            facts.Warning.RecoveryCapitalBefore));
    }

    [Fact]
    public async Task A_partner_who_has_left_the_community_is_passed_over()
    {
        var participant = await world.WelcomeAsync();
        var partner = Guid.CreateVersion7();
        await world.EmployAsync(partner);
        var member = await world.NameAsync(
            participant, With(new { kind = "staff", personId = partner, roleCode = "practical-help" }));
        var partnership = await world.ProposeAsync(participant, member, isToldByMail: false);
        await world.Staff(partner).PostOkAsync($"/api/aftercare/partnerships/{partnership}/agree");
        await world.Administrator.PostOkAsync(
            $"/api/directory/organizations/{world.Community}/staff/{partner}/leave");

        await world.CheckInAsync(participant, craving: 9);

        await world.UntilWarningIsAsync(participant, "specialist-told");
        Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("partnerToldAt"));
    }

    [Theory]
    [InlineData(0, 5, 4, "waits.followUp")]
    [InlineData(0, 0, 5, "waits.specialist")]
    [InlineData(-1, 5, 5, "waits.partner")]
    public async Task Alarms_that_would_come_without_a_pause_are_refused(
        int partner, int specialist, int followUp, string field)
    {
        var answer = await world.Specialist.PutAsJsonAsync(
            "/api/aftercare/warning-rules",
            new { rules = Array.Empty<object>(), waits = new { partner, specialist, followUp } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    private async Task<string?[]> CausesAsync(Guid participant) =>
    [
        .. (await OwnListAsync(participant))
            .SelectMany(warning => warning.GetProperty("causes").EnumerateArray())
            .Select(cause => cause.Text("signal")).Order(),
    ];

    private CheckIn Scored(Guid participant, int answer, DateTimeOffset heldAt)
    {
        var answers = RecoveryCapital.Of([.. Enumerable.Repeat(answer, 10)]);
        var content = new CheckInContent(participant, world.Community, heldAt, null, null, null, answers, null);
        var origin = new CheckInOrigin(participant, CheckInMeans.Participant, SharesReflection: false);
        var seal = world.Host.Services.GetRequiredService<ISeal>();
        return CheckIn.Record(Guid.CreateVersion7(heldAt), content, origin, seal, heldAt);
    }
}
