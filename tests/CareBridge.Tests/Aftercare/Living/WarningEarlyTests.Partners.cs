using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>Who is told first, and what they have agreed to.</summary>
public sealed partial class WarningEarlyTests
{
    [Fact]
    public async Task A_partner_whom_nothing_can_reach_is_left_out()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member, isToldByMail: false));

        await world.CheckInAsync(participant, craving: 9);

        await world.UntilWarningIsAsync(participant, "specialist-told");
        Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("partnerToldAt"));
    }

    [Fact]
    public async Task An_address_is_given_later_and_nobody_has_to_agree_to_it()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member, isToldByMail: false));

        await world.ProposeAsync(participant, member);

        var kept = Assert.Single(await world.Participant(participant).ItemsAsync(About(participant, "partnerships")));
        Assert.Equal(("agreed", "sam@example.org"), (kept.Text("status"), kept.GetProperty("address").Text("value")));
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilWarningIsAsync(participant, "partner-told");
    }

    [Fact]
    public async Task A_partner_who_works_there_sees_what_was_agreed_and_no_more_before_it_is_the_specialists()
    {
        var participant = await world.WelcomeAsync();
        var partner = Guid.CreateVersion7();
        await world.EmployAsync(partner);
        var member = await world.NameAsync(
            participant, With(new { kind = "staff", personId = partner, roleCode = "practical-help" }));
        var partnership = await world.ProposeAsync(participant, member, "sobriety", isToldByMail: false);
        await world.Specialist.PostAsync($"/api/aftercare/partnerships/{partnership}/agree", null)
            .IsAsync(HttpStatusCode.Conflict);
        var agreed = await world.Staff(partner).PostOkAsync($"/api/aftercare/partnerships/{partnership}/agree");
        Assert.Equal("agreed", agreed.Text("status"));
        await world.CheckInAsync(participant, craving: 10);

        await world.UntilWarningIsAsync(participant, "partner-told");
        var told = Assert.Single(await world.Staff(partner).ItemsAsync(About(participant, "warnings")));
        Assert.Empty(told.GetProperty("causes").EnumerateArray());
        Assert.Empty(await OwnListAsync(participant));
        await world.Staff(partner).PostOkAsync($"/api/aftercare/warnings/{told.Text("id")}/acknowledge");
        world.Clock.Advance(TimeSpan.FromMinutes(300));
        await world.UntilReviewedAsync();
        Assert.Empty(await OwnListAsync(participant));

        world.Clock.Advance(TimeSpan.FromMinutes(301));
        await world.UntilWarningIsAsync(participant, "specialist-told");
    }

    [Theory]
    [InlineData("email", "sam@example.org>\r\nRCPT TO:<al@example.org")]
    [InlineData("email", "Sam")]
    [InlineData("text-message", "555 0100")]
    public async Task An_address_that_reaches_nobody_is_refused(string channel, string value)
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));

        var answer = await world.Participant(participant).PutAsJsonAsync(
            About(participant, $"circle/members/{member}/boundaries"),
            world.Boundaries("contact", new { channel, value, language = "en" }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty("address.value", out _));
    }

    [Fact]
    public async Task Boundaries_are_agreed_by_both_anew_when_they_change_and_either_ends_them()
    {
        var participant = await world.WelcomeAsync();
        var (own, member) = (world.Participant(participant), await world.NameAsync(participant, With(Sponsor)));
        var partnership = await world.ProposeAsync(participant, member);
        await AgreeByLinkAsync(participant, partnership);
        var list = About(participant, "partnerships");
        Assert.Equal("agreed", (await own.ItemsAsync(list))[0].Text("status"));
        Assert.Equal("sam@example.org", (await own.ItemsAsync(list))[0].GetProperty("address").Text("value"));
        Assert.Null((await world.Specialist.ItemsAsync(list))[0].Text("address"));

        await world.ProposeAsync(participant, member);
        Assert.Equal("agreed", (await own.ItemsAsync(list))[0].Text("status"));
        await world.ProposeAsync(participant, member, "mood");
        Assert.Equal("proposed", (await own.ItemsAsync(list))[0].Text("status"));
        await AgreeByLinkAsync(participant, partnership);
        await own.PostOkAsync(
            About(participant, $"circle/members/{member}/end"),
            new { organizationId = world.Community, endedOn = "2026-03-02" });

        Assert.Equal("ended", (await own.ItemsAsync(list))[0].Text("status"));
        await own.PostAsync($"/api/aftercare/partnerships/{partnership}/agree", null).IsAsync(HttpStatusCode.Conflict);
        await own.PostAsync($"/api/aftercare/partnerships/{partnership}/links", null).IsAsync(HttpStatusCode.Conflict);
        await world.Participant(Guid.CreateVersion7()).PostAsync(
            $"/api/aftercare/partnerships/{partnership}/end", null).IsAsync(HttpStatusCode.NotFound);
    }
}
