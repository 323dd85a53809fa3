using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
        await world.SignAsync(participant);
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilWarningIsAsync(participant, "partner-told");
    }

    [Fact]
    public async Task Before_the_participant_has_signed_that_they_may_be_told_a_partner_outside_is_left_out()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));
        await AgreeByLinkAsync(participant, await world.ProposeAsync(participant, member));

        await world.CheckInAsync(participant, craving: 9);

        await world.UntilWarningIsAsync(participant, "specialist-told");
        Assert.Null(Assert.Single(await OwnListAsync(participant)).Text("partnerToldAt"));
        Assert.Empty(await world.Participant(participant).ItemsAsync("/api/consent/disclosures"));
    }

    [Fact]
    public async Task What_a_partner_outside_is_told_stands_in_the_accounting_and_ends_with_the_consent()
    {
        var participant = await world.WelcomeAsync();
        var (own, member) = (world.Participant(participant), await world.NameAsync(participant, With(Sponsor)));
        var partnership = await world.ProposeAsync(participant, member, "craving");
        await AgreeByLinkAsync(participant, partnership);
        var consent = await world.SignAsync(participant);
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilWarningIsAsync(participant, "partner-told");

        // Before the notice leaves that there is a warning; then what is read, once however often.
        var told = Assert.Single(await own.ItemsAsync("/api/consent/disclosures"));
        Assert.Equal(
            ("Sam", $"{partnership}", consent),
            (told.Text("recipientName"), told.Text("recipientId"), told.Text("consentId")));
        var path = (await world.NoticeAsync(participant)).Path;
        for (var look = 0; look < 2; look++)
        {
            var page = await world.Host.Anonymous.GetStringAsync(path);
            Assert.Contains("Craving was 9 of 10", page, StringComparison.Ordinal);
            Assert.Contains("42 CFR part 2 prohibits", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Rivers", page, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await own.ItemsAsync("/api/consent/disclosures")).Length);

        await own.PostOkAsync($"/api/consent/consents/{consent}/revoke");
        await world.Host.Anonymous.GetAsync(path).IsAsync(HttpStatusCode.NotFound);
        await world.Host.Anonymous.PostAsync(path, new FormUrlEncodedContent([])).IsAsync(HttpStatusCode.NotFound);
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
        var agree = $"/api/aftercare/partnerships/{partnership}/agree";
        await world.Staff(partner).PostAsJsonAsync(agree, new { version = 7 })
            .IsAsync(HttpStatusCode.PreconditionFailed);
        var agreed = await world.Staff(partner).PostOkAsync(agree, new { version = 1 });
        await world.Staff(partner).PostOkAsync(agree, new { version = 1 });
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
    public async Task An_address_without_a_value_is_refused()
    {
        var participant = await world.WelcomeAsync();
        var member = await world.NameAsync(participant, With(Sponsor));

        await world.Participant(participant).PutAsJsonAsync(
                About(participant, $"circle/members/{member}/boundaries"),
                world.Boundaries("contact", new { channel = "email", language = "en" }))
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_link_ends_with_the_partnership_and_opens_nothing_when_it_is_proposed_anew()
    {
        var participant = await world.WelcomeAsync();
        var (own, member) = (world.Participant(participant), await world.NameAsync(participant, With(Sponsor)));
        var partnership = await world.ProposeAsync(participant, member);
        var sentWrong = new Uri((await own.PostOkAsync($"/api/aftercare/partnerships/{partnership}/links"))
            .Text("url")!).PathAndQuery;
        Assert.Contains("Jo", await world.Host.Anonymous.GetStringAsync(sentWrong), StringComparison.Ordinal);

        await own.PostOkAsync($"/api/aftercare/partnerships/{partnership}/end");
        await world.ProposeAsync(participant, member);

        var page = await world.Host.Anonymous.GetAsync(sentWrong);
        Assert.DoesNotContain("Jo", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AgreeByLinkAsync(participant, partnership);
    }

    [Fact]
    public async Task Whoever_is_their_partner_no_more_answers_no_warning()
    {
        var participant = await world.WelcomeAsync();
        var partner = Guid.CreateVersion7();
        await world.EmployAsync(partner);
        var member = await world.NameAsync(
            participant, With(new { kind = "staff", personId = partner, roleCode = "practical-help" }));
        var partnership = await world.ProposeAsync(participant, member, isToldByMail: false);
        await world.Staff(partner).PostOkAsync($"/api/aftercare/partnerships/{partnership}/agree");
        await world.CheckInAsync(participant, craving: 9);
        await world.UntilWarningIsAsync(participant, "partner-told");
        var warning = await world.InStoreAsync(store => store.Warnings
            .Where(one => one.ParticipantId == participant).Select(one => one.Id).SingleAsync());

        await world.Participant(participant).PostOkAsync($"/api/aftercare/partnerships/{partnership}/end");

        await world.Staff(partner).PostAsJsonAsync(
            $"/api/aftercare/warnings/{warning}/end", new { end = "false-alarm" }).IsAsync(HttpStatusCode.NotFound);
        await world.Staff(partner).PostAsync($"/api/aftercare/warnings/{warning}/acknowledge", null)
            .IsAsync(HttpStatusCode.NotFound);
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
