using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A referral from the need to its end, and the consent that it may need, by forms alone.</summary>
public sealed class ReferralPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task In_three_steps_it_is_made_and_waits_for_consent()
    {
        var participant = await network.RegisterAsync();
        var page = $"/people/{participant}/refer";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        var nothing = await browser.SendAsync(page, new() { ["service"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.NotEmpty(browser.FaultOf("service"));

        await browser.SendAsync(page, new() { ["service"] = "outpatient-treatment" });
        Assert.Contains("River Clinic", browser.Text);
        Assert.Contains("Lake Clinic", browser.Text);
        Assert.DoesNotContain("Hill Peers", browser.Text);
        await browser.SendAsync(page, new() { ["receiver"] = $"{network.Clinic}" });
        Assert.Contains("No consent lets them hear of this yet.", browser.Text);
        Assert.DoesNotContain("outpatient", browser.Address);
        var past = await browser.SendAsync(page, new() { ["priority"] = "urgent", ["neededBy"] = "2020-01-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        Assert.NotEmpty(browser.FaultOf("neededBy"));
        await browser.SendAsync(page, new() { ["priority"] = "urgent", ["reason"] = "Wants to <b>start</b>" });

        Assert.StartsWith("/people/referrals/", browser.Address);
        Assert.Contains("Waits for consent.", browser.Text);
        Assert.Contains("Wants to &lt;b&gt;start", browser.Html);
        var referral = Assert.Single(await ReferralsOfAsync(participant));
        Assert.Equal("awaiting-consent", referral.GetProperty("status").GetString());
        Assert.Equal("urgent", referral.GetProperty("priority").GetString());
    }

    [Fact]
    public async Task Whom_consent_covers_comes_first_and_gets_it_at_once()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
        var page = $"/people/{participant}/refer";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        await browser.SendAsync(page, new() { ["service"] = "mental-health" });
        Assert.True(
            browser.Text.IndexOf("River Clinic", StringComparison.Ordinal)
                < browser.Text.IndexOf("Lake Clinic", StringComparison.Ordinal));
        Assert.Contains("A consent already lets them hear of a referral", browser.Text);

        await browser.SendAsync(page, new() { ["receiver"] = $"{network.Clinic}" });
        Assert.Contains("It goes out as soon as you send it", browser.Text);
        await browser.SendAsync(page, []);

        Assert.Contains("The other organization can see it", browser.Text);
    }

    [Fact]
    public async Task A_question_is_answered_a_contact_agreed_on_and_called_off_with_the_referral()
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.NeedsInfo, reason: "Which medication?");
        var page = $"/people/referrals/{id}";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        Assert.Contains("Which medication?", browser.Text);
        var empty = await browser.SendAsync(page, new() { ["answer"] = " " }, "inform");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.NotEmpty(browser.FaultOf("answer"));
        await browser.SendAsync(page, new() { ["answer"] = "Buprenorphine" }, "inform");
        Assert.Contains("Buprenorphine", browser.Text);
        Assert.DoesNotContain("Propose this time", browser.Text);

        await network.AnswerAsync(id, ReferralStatus.Accepted);
        await browser.OpenAsync(page);
        await browser.SendAsync(
            page,
            new() { ["startsAt"] = "", ["minutes"] = "25", ["format"] = "phone", ["place"] = "Pier 4" },
            "propose");
        Assert.NotEmpty(browser.FaultOf("startsAt"));
        Assert.Contains("value=\"25\"", browser.Html);
        Assert.Contains("value=\"phone\" selected", browser.Html);
        Assert.Contains("value=\"Pier 4\"", browser.Html);
        await browser.SendAsync(
            page, new() { ["startsAt"] = "2020-01-02T10:00", ["minutes"] = "30", ["format"] = "phone" }, "propose");
        Assert.NotEmpty(browser.FaultOf("startsAt"));
        Assert.Contains("value=\"2020-01-02T10:00\"", browser.Html);
        var day = TimeProvider.System.GetUtcNow().AddDays(3)
            .ToString("yyyy-MM-dd'T10:00'", CultureInfo.InvariantCulture);
        await browser.SendAsync(
            page, new() { ["startsAt"] = day, ["minutes"] = "30", ["format"] = "phone" }, "propose");
        Assert.Contains("The person has not answered yet.", browser.Text);
        await browser.SendAsync(page, [], "cancel");

        Assert.Contains("It is over for both sides.", browser.Text);
        Assert.Contains($"/refer?replaces={id}", browser.Html);
        Assert.DoesNotContain("name=\"action\" value=\"cancel\"", browser.Html);
    }

    [Fact]
    public async Task What_came_to_nothing_is_referred_elsewhere()
    {
        var (id, participant, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Declined, reason: "We are full.");
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync($"/people/referrals/{id}");
        Assert.Contains("We are full.", browser.Text);
        var page = $"/people/{participant}/refer";
        await browser.OpenAsync($"{page}?replaces={id}");
        Assert.Contains("This replaces a referral", browser.Text);

        await browser.SendAsync(page, new() { ["service"] = "outpatient-treatment" });
        await browser.SendAsync(page, new() { ["receiver"] = $"{network.OtherClinic}" });
        await browser.SendAsync(page, []);

        var made = (await ReferralsOfAsync(participant))
            .Single(one => one.GetProperty("id").GetGuid() != id);
        Assert.Equal(id, made.GetProperty("replacesId").GetGuid());
    }

    [Fact]
    public async Task Groups_are_ranked_with_reasons_and_distance_from_a_place_that_is_known()
    {
        await ListGroupAsync(network.Community, "Our Own Circle", latitude: 40.06);
        await ListGroupAsync(network.OtherCommunity, "Hillside Evening", latitude: 40.16);
        var page = $"/people/{await network.RegisterAsync()}/refer";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        Assert.Contains("value=\"40.06,-82.5\"", browser.Html);

        await browser.SendAsync(page, new() { ["service"] = "peer-support", ["near"] = "40.06,-82.5" });

        Assert.Contains("Hillside Evening", browser.Text);
        Assert.Contains("7 mi (11 km) away", browser.Text);
        Assert.Contains("This is your own organization's", browser.Text);
        Assert.Contains($"name=\"receiver\" value=\"{network.OtherCommunity}\"", browser.Html);
        Assert.DoesNotContain($"name=\"receiver\" value=\"{network.Community}\"", browser.Html);
    }

    [Fact]
    public async Task All_are_listed_by_state_with_how_far_they_came()
    {
        var (sent, _, _) = await network.SendAsync();
        var waiting = await network.SubmitAsync(await network.RegisterAsync());
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);

        await browser.OpenAsync("/people/referrals");
        Assert.Contains($"/people/referrals/{sent}", browser.Html);
        Assert.Contains("Jo Rivers", browser.Text);
        Assert.Contains("Referrals by week", browser.Text);
        await browser.OpenAsync("/people/referrals?state=awaiting-consent");
        Assert.Contains($"/people/referrals/{waiting}", browser.Html);
        Assert.DoesNotContain($"/people/referrals/{sent}", browser.Html);
        await browser.OpenAsync("/people/referrals?state=pressing");
        Assert.DoesNotContain($"/people/referrals/{sent}", browser.Html);
    }

    [Fact]
    public async Task Consent_is_asked_for_and_a_link_with_its_code_is_shown_once()
    {
        var id = await network.RegisterAsync();
        var page = $"/people/{id}/consent";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        await browser.SendAsync(page, new() { ["recipient"] = $"{network.Clinic}" });
        Assert.NotEmpty(browser.FaultOf("category"));
        Assert.Contains($"value=\"{network.Clinic}\" checked", browser.Html);

        await browser.SendAsync(page, new()
        {
            ["recipient"] = $"{network.Clinic}",
            ["category"] = "referrals",
            ["purpose"] = "treatment",
        });
        var request = browser.Address;
        Assert.StartsWith("/people/consents/", request);
        Assert.Contains("River Clinic", browser.Text);
        await browser.SendAsync(request, [], "link");
        Assert.Contains("<svg", browser.Html);
        Assert.Contains("/api/consent/links/", browser.Html);
        Assert.DoesNotContain(" style=", browser.Html);
        await browser.OpenAsync(request);
        Assert.DoesNotContain("/api/consent/links/", browser.Html);
        await browser.SendAsync(request, [], "withdraw");
        Assert.Contains("Taken back.", browser.Text);
        using var stranger = await network.BrowseElsewhereAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(request)).StatusCode);
    }

    private async Task<JsonElement[]> ReferralsOfAsync(Guid participant)
    {
        var page = await network.Specialist.GetFromJsonAsync<JsonElement>(
            $"/api/referrals/referrals?participantId={participant}");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task ListGroupAsync(Guid organization, string name, double latitude)
    {
        var answer = await network.Staff(Role.PeerSpecialist, organization).PutAsJsonAsync(
            $"/api/directory/groups/{Guid.CreateVersion7()}",
            new
            {
                name,
                format = "local",
                languages = new[] { "en" },
                acceptsNewMembers = true,
                byAppointment = true,
                timeZone = "America/New_York",
                venue = new
                {
                    name = name + " Hall",
                    line = "1 Main St",
                    city = "Granville",
                    state = "OH",
                    postalCode = "43023",
                    country = "US",
                    latitude,
                    longitude = -82.5,
                },
            });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
