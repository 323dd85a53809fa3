using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>
/// Two people do different things with the same at the same moment: each is told how it went, and what stands is what
/// whoever was told yes has done.
/// </summary>
public sealed class OppositeMovesTests(LivingWorld world) : IClassFixture<LivingWorld>
{
    private const int Rounds = 6;

    [Fact]
    public async Task Two_specialists_see_to_a_warning_and_one_of_them_has_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, route) = await WarnAsync();
            var colleague = Guid.CreateVersion7();
            var (mine, theirs) = await BothAsync(
                world.Specialist.PostAsync($"{route}/acknowledge", null),
                world.Staff(colleague).PostAsync($"{route}/acknowledge", null));

            Assert.NotEqual(mine, theirs);
            var warning = await SeeAsync(participant);
            Assert.Equal(
                (mine ? world.SpecialistId : colleague).ToString(), warning.Text("acknowledgedBy"));
        }
    }

    [Fact]
    public async Task One_specialist_sees_to_a_warning_that_another_ends()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, route) = await WarnAsync();
            var (_, isEnded) = await BothAsync(
                world.Staff(Guid.CreateVersion7()).PostAsync($"{route}/acknowledge", null),
                world.Specialist.PostAsJsonAsync($"{route}/end", new { end = "supported" }));

            Assert.Equal(isEnded ? "ended" : "acknowledged", (await SeeAsync(participant)).Text("status"));
        }
    }

    [Fact]
    public async Task Two_specialists_end_a_warning_in_different_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, route) = await WarnAsync();
            var (isSupported, isFalse) = await BothAsync(
                world.Specialist.PostAsJsonAsync($"{route}/end", new { end = "supported" }),
                world.Staff(Guid.CreateVersion7()).PostAsJsonAsync($"{route}/end", new { end = "false-alarm" }));

            Assert.NotEqual(isSupported, isFalse);
            Assert.Equal(isSupported ? "supported" : "false-alarm", (await SeeAsync(participant)).Text("end"));
        }
    }

    [Fact]
    public async Task A_specialist_sees_to_a_warning_at_the_moment_its_time_is_over()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, route) = await WarnAsync();
            var passing = Task.Run(() => world.Clock.Advance(TimeSpan.FromMinutes(121)));
            var answer = await world.Specialist.PostAsync($"{route}/acknowledge", null);
            await passing;
            // The timer was quicker by a hair: said again it is seen to, for help was only offered.
            if (!answer.IsSuccessStatusCode)
                (await world.Specialist.PostAsync($"{route}/acknowledge", null)).EnsureSuccessStatusCode();

            for (var i = 0; i < 5; i++) world.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("acknowledged", (await SeeAsync(participant)).Text("status"));
        }
    }

    [Fact]
    public async Task A_partner_agrees_to_what_the_participant_ends()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, partner, partnership, _) = await AskAsync();
            var (isAgreed, isEnded) = await BothAsync(
                world.Staff(partner).PostAsync($"{partnership}/agree", null),
                world.Participant(participant).PostAsync($"{partnership}/end", null));

            Assert.True(isAgreed || isEnded);
            Assert.Equal(isEnded ? "ended" : "agreed", await StandingAsync(participant));
        }
    }

    [Fact]
    public async Task A_partner_ends_what_the_participant_proposes_anew()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (participant, partner, partnership, member) = await AskAsync();
            var (isProposed, isEnded) = await BothAsync(
                world.Participant(participant).PutAsJsonAsync(
                    About(participant, $"circle/members/{member}/boundaries"), world.Boundaries("mood", address: null)),
                world.Staff(partner).PostAsync($"{partnership}/end", null));

            Assert.True(isProposed || isEnded);
            // Asked again after an end they may be asked; ended after it, they are not.
            string[] possible = isProposed && isEnded ? ["proposed", "ended"] : [isEnded ? "ended" : "proposed"];
            Assert.Contains(await StandingAsync(participant), possible);
        }
    }

    [Fact]
    public async Task One_facilitator_confirms_what_another_does_not()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var route = await ReportAsync();
            var (isConfirmed, isNot) = await BothAsync(
                world.Specialist.PostAsync($"{route}/confirm", null),
                world.Staff(Guid.CreateVersion7()).PostAsync($"{route}/not-confirm", null));

            Assert.True(isConfirmed || isNot);
            Assert.Equal(isConfirmed ? "attended" : "not-confirmed", await StatusAsync(route));
        }
    }

    [Fact]
    public async Task One_facilitator_confirms_what_another_retracts()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var route = await ReportAsync();
            var (isConfirmed, isRetracted) = await BothAsync(
                world.Specialist.PostAsync($"{route}/confirm", null),
                world.Staff(Guid.CreateVersion7()).PostAsync($"{route}/retract", null));

            Assert.True(isConfirmed || isRetracted);
            Assert.Equal(isRetracted ? "entered-in-error" : "attended", await StatusAsync(route));
        }
    }

    /// <summary>Whether each was done; whoever was not is told so.</summary>
    private static async Task<(bool One, bool Other)> BothAsync(
        Task<HttpResponseMessage> one, Task<HttpResponseMessage> other)
    {
        var answers = await Task.WhenAll(one, other);
        Assert.All(answers, answer => Assert.True(
            answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        Assert.Contains(answers, answer => answer.IsSuccessStatusCode);
        return (answers[0].IsSuccessStatusCode, answers[1].IsSuccessStatusCode);
    }

    /// <summary>A warning that is the specialists' to see to.</summary>
    private async Task<(Guid Participant, string Route)> WarnAsync()
    {
        var participant = await world.WelcomeAsync();
        await world.CheckInAsync(participant, craving: 10);
        await world.UntilWarningIsAsync(participant, "specialist-told");
        return (participant, $"/api/aftercare/warnings/{(await SeeAsync(participant)).Text("id")}");
    }

    private async Task<JsonElement> SeeAsync(Guid participant) =>
        Assert.Single(await world.Specialist.ItemsAsync(About(participant, "warnings")));

    /// <summary>Somebody of the staff is asked to be a partner.</summary>
    private async Task<(Guid Participant, Guid Partner, string Route, Guid Member)> AskAsync()
    {
        var (participant, partner) = (await world.WelcomeAsync(), Guid.CreateVersion7());
        await world.EmployAsync(partner);
        var member = await world.NameAsync(participant, new
        {
            kind = "staff",
            personId = partner,
            roleCode = "practical-help",
            organizationId = world.Community,
        });
        var id = await world.ProposeAsync(participant, member, isToldByMail: false);
        return (participant, partner, $"/api/aftercare/partnerships/{id}", member);
    }

    private async Task<string?> StandingAsync(Guid participant) =>
        (await world.Participant(participant).ItemsAsync(About(participant, "partnerships")))[0].Text("status");

    /// <summary>A participant says that they were at a meeting.</summary>
    private async Task<string> ReportAsync()
    {
        var participant = await world.WelcomeAsync();
        var route = $"/api/aftercare/attendances/{Guid.CreateVersion7()}";
        await world.Participant(participant).PutOkAsync(route, new
        {
            participantId = participant,
            organizationId = world.Community,
            kind = "group",
            format = "in-person",
            startedAt = world.Clock.GetUtcNow().AddHours(-2),
            minutes = 60,
        });
        return route;
    }

    private async Task<string?> StatusAsync(string route) =>
        (await world.Specialist.GetFromJsonAsync<JsonElement>(route)).Text("status");
}
