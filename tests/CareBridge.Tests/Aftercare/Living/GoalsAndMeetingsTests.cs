using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

public sealed class GoalsAndMeetingsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_goal_has_an_owner_a_day_and_says_how_far_it_is()
    {
        var participant = await network.RegisterAsync();
        var own = network.Participant(participant);
        var route = $"/api/aftercare/goals/{Guid.CreateVersion7()}";
        var goal = new Goal(participant, network.Community, "A flat of my own", "participant", "2027-01-01", null);

        await own.PutAsJsonAsync(route, goal).IsAsync(HttpStatusCode.Created);
        await own.PutAsJsonAsync(route, goal).IsAsync(HttpStatusCode.OK);
        await own.PutAsJsonAsync(route, goal with { words = "Two" }).IsAsync(HttpStatusCode.Conflict);
        await own.PutAsJsonAsync(route, goal with { words = "Two", version = 7 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        await network.Specialist.PostOkAsync($"{route}/progress", new { achievement = "improving" });
        await network.Specialist.PostOkAsync($"{route}/complete");
        var reopened = await own.PostOkAsync($"{route}/reopen");
        await own.PostOkAsync($"{route}/cancel");
        await own.PostAsync($"{route}/complete", null).IsAsync(HttpStatusCode.Conflict);
        await own.PostAsJsonAsync($"{route}/progress", new { achievement = "achieved" })
            .IsAsync(HttpStatusCode.Conflict);

        Assert.Equal(("active", "in-progress"), (reopened.Text("status"), reopened.Text("achievement")));
        await network.Stranger.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
        await network.Stranger.PostAsync($"{route}/complete", null).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_clinic_sees_goals_with_the_plan_and_what_was_an_error_no_more()
    {
        var participant = await network.RegisterAsync();
        var route = $"/api/aftercare/goals/{Guid.CreateVersion7()}";
        await network.Specialist.PutOkAsync(
            route, new Goal(participant, null, "A flat of my own", "staff", "2027-01-01", null));
        var clinic = network.Staff(Role.ClinicStaff, network.Clinic);
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await clinic.GetAsync(route).IsAsync(HttpStatusCode.NotFound);

        await network.ConsentAsync(participant, network.Clinic, "aftercare-plan", "treatment");

        var read = await clinic.GetFromJsonAsync<JsonElement>(route);
        Assert.Equal("A flat of my own", read.Text("words"));
        Assert.True(read.GetProperty("disclosure").TryGetProperty("notice", out _));
        await network.Specialist.PostOkAsync($"{route}/retract");
        await clinic.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_who_say_opposite_things_at_once_one_is_refused()
    {
        var participant = await network.RegisterAsync();
        for (var round = 0; round < 5; round++)
        {
            var route = $"/api/aftercare/goals/{Guid.CreateVersion7()}";
            await network.Specialist.PutOkAsync(
                route, new Goal(participant, null, $"Goal {round}", "participant", null, null));

            var answers = await Task.WhenAll(
                network.Specialist.PostAsync($"{route}/cancel", null),
                network.Participant(participant).PostAsync($"{route}/complete", null));

            Assert.Equal(
                [HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
    }

    [Fact]
    public async Task What_a_participant_says_of_a_meeting_is_told_once_its_facilitator_confirms_it()
    {
        var participant = await network.RegisterAsync();
        var (own, facilitator) = (network.Participant(participant), await EmployAsync());
        var route = $"/api/aftercare/attendances/{Guid.CreateVersion7()}";
        await network.ConsentAsync(participant, network.Clinic, "attendance", "treatment");
        var clinic = network.Staff(Role.ClinicStaff, network.Clinic);
        var meeting = new
        {
            participantId = participant,
            organizationId = network.Community,
            kind = "group",
            format = "online",
            startedAt = TimeProvider.System.GetUtcNow().AddHours(-2),
            minutes = 60,
            facilitatorId = facilitator,
        };

        await own.PutAsJsonAsync(route, meeting).IsAsync(HttpStatusCode.Created);
        await own.PutAsJsonAsync(route, meeting).IsAsync(HttpStatusCode.OK);
        Assert.Equal("reported", (await own.GetFromJsonAsync<JsonElement>(route)).Text("status"));
        await clinic.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
        await own.PostAsync($"{route}/confirm", null).IsAsync(HttpStatusCode.Forbidden);
        await network.Specialist.PostAsync($"{route}/confirm", null).IsAsync(HttpStatusCode.Conflict);

        var held = network.Staff(Role.PeerSpecialist, network.Community, facilitator);
        Assert.Equal("not-confirmed", (await held.PostOkAsync($"{route}/not-confirm")).Text("status"));
        await clinic.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
        var confirmed = await held.PostOkAsync($"{route}/confirm");
        await held.PostOkAsync($"{route}/confirm");
        await held.PostAsync($"{route}/not-confirm", null).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal(($"{facilitator}", "3"), (confirmed.Text("confirmedBy"), confirmed.Text("version")));
        await clinic.GetAsync(route).IsAsync(HttpStatusCode.OK);
        await own.PutAsJsonAsync(
                $"/api/aftercare/attendances/{Guid.CreateVersion7()}",
                meeting with { facilitatorId = Guid.CreateVersion7() })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Load_is_for_the_facilitator_and_the_coordinator_of_their_community()
    {
        var participant = await network.RegisterAsync();
        var (facilitator, colleague, coordinator) =
            (await EmployAsync(), await EmployAsync(), await EmployAsync("coordinator"));
        var held = network.Staff(Role.PeerSpecialist, network.Community, facilitator);
        for (var day = 1; day <= 4; day++)
        {
            await held.PutOkAsync($"/api/aftercare/contacts/{Guid.CreateVersion7()}", new
            {
                participantId = participant,
                means = "call",
                outcome = "reached",
                madeAt = TimeProvider.System.GetUtcNow().AddDays(-day),
                minutes = 60,
            });
        }
        var route = $"/api/aftercare/facilitators/{facilitator}/load";

        var own = await held.GetFromJsonAsync<JsonElement>("/api/aftercare/load");
        var seen = await network.Staff(Role.PeerSpecialist, network.Community, coordinator)
            .GetFromJsonAsync<JsonElement>(route);

        Assert.Equal(own.GetRawText(), seen.GetRawText());
        Assert.Equal(("1", "1"), (own.Text("peopleInCare"), own.Text("hoursAWeek")));
        Assert.Equal(
            $"{participant}", Assert.Single(own.GetProperty("leaningOn").EnumerateArray()).Text("participantId"));
        await network.Staff(Role.PeerSpecialist, network.Community, colleague).GetAsync(route)
            .IsAsync(HttpStatusCode.NotFound);
        await network.Staff(Role.PeerSpecialist, network.OtherCommunity, coordinator).GetAsync(route)
            .IsAsync(HttpStatusCode.NotFound);
        await network.Participant(participant).GetAsync(route).IsAsync(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> EmployAsync(string role = "peer-specialist")
    {
        var id = Guid.CreateVersion7();
        await network.Administrator.PutOkAsync(
            $"/api/directory/organizations/{network.Community}/staff/{id}",
            new { givenName = "Al", familyName = "Stone", role });
        return id;
    }

#pragma warning disable IDE1006 // As JSON has them.
    private sealed record Goal(
        Guid participantId, Guid? organizationId, string words, string owner, string? targetOn, long? version);
#pragma warning restore IDE1006
}
