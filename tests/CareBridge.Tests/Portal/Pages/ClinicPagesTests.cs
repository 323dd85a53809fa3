using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A clinic without a record system answers referrals, refers, reads and writes, by forms alone.</summary>
public sealed class ClinicPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_referral_is_asked_about_accepted_met_begun_and_closed()
    {
        var participant = await network.RegisterAsync();
        var id = await network.ReferAsync(participant);
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        Assert.Equal("/referrals", browser.Address);
        Assert.Contains("Jo Rivers: Outpatient treatment", browser.Text);
        Assert.Contains("Say that you have it", browser.Text);
        var page = $"/referrals/{id}";
        Assert.Contains($"href=\"{page}\"", browser.Html);

        await browser.OpenAsync(page);
        Assert.Contains("Sleeps badly.", browser.Text);
        Assert.Contains("42 CFR part 2", browser.Text);
        await browser.SendAsync(page, [], "receive");
        var unclear = await browser.SendAsync(page, new() { ["text"] = " " }, "ask");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Contains("id=\"ask-text-fault\"", browser.Html);
        await browser.SendAsync(page, new() { ["text"] = "Which <b>medication</b>?" }, "ask");
        Assert.Contains("Which &lt;b&gt;medication&lt;/b&gt;?", browser.Html);
        await browser.SendAsync(page, [], "accept");
        var timeless = await browser.SendAsync(
            page,
            new() { ["startsAt"] = "", ["minutes"] = "25", ["format"] = "video", ["text"] = "Room <5>" },
            "propose");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, timeless.StatusCode);
        Assert.NotEmpty(browser.FaultOf("propose-at"));
        Assert.Contains("value=\"25\"", browser.Html);
        Assert.Contains("value=\"video\" selected", browser.Html);
        Assert.Contains("value=\"Room &lt;5&gt;\"", browser.Html);
        var at = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd'T'HH:mm", null);
        await browser.SendAsync(
            page,
            new() { ["startsAt"] = at, ["minutes"] = "30", ["format"] = "phone", ["text"] = "We call." },
            "propose");
        Assert.Contains("By phone, 30 min, We call.", browser.Text);
        await browser.SendAsync(page, [], "begin");
        var open = await browser.SendAsync(page, [], "complete");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.StatusCode);
        Assert.Contains("id=\"outcome-fault\"", browser.Html);
        await browser.SendAsync(page, new() { ["outcome"] = "service-provided" }, "complete");

        Assert.Contains("Outpatient treatment: Closed", browser.Text);
        Assert.Contains("The service was given", browser.Text);
        Assert.DoesNotContain("What you can do now", browser.Text);
        Assert.Equal("completed", (await StandsAsync(id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Whoever_is_second_is_told_so_and_sees_how_it_stands()
    {
        var page = $"/referrals/{await network.ReferAsync(await network.RegisterAsync())}";
        using var first = await network.BrowseAsync(Role.ClinicStaff, "Ana");
        using var second = await network.BrowseAsync(Role.ClinicStaff, "Ben");
        await first.OpenAsync(page);
        await second.OpenAsync(page);

        await first.SendAsync(page, new() { ["text"] = "No room." }, "decline");
        var late = await second.SendAsync(page, [], "accept");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Somebody was faster", second.Text);
        Assert.Contains("Declined", second.Text);
        Assert.Contains("No room.", second.Text);
    }

    [Fact]
    public async Task The_referrer_answers_a_question_and_what_is_over_is_no_longer_open()
    {
        var participant = await RegisterAtClinicAsync();
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        await browser.OpenAsync("/referrals/new");
        var form = new Dictionary<string, string>
        {
            ["participantId"] = $"{participant}",
            ["receivingOrganizationId"] = $"{network.Community}",
            ["priority"] = "routine",
        };
        var unclear = await browser.SendAsync("/referrals/new", new(form));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Contains("id=\"serviceCode-fault\"", browser.Html);

        await browser.SendAsync("/referrals/new", new(form) { ["serviceCode"] = "peer-support" });
        var page = browser.Address;
        Assert.Contains("Waits for the person's consent", browser.Text);
        await network.ConsentAsync(
            participant, network.Community, "referrals", "treatment", discloser: network.Clinic);
        await Testing.Eventually.IsAsync("sent", async () =>
            (await StandsAsync(Guid.Parse(page.Split('/')[2]))).GetProperty("status").GetString());
        var asked = await network.Specialist.PostAsJsonAsync($"/api{Api(page)}/ask", new { reason = "Since when?" });
        asked.EnsureSuccessStatusCode();

        await browser.OpenAsync("/referrals?show=sent");
        Assert.Contains("Answer the question", browser.Text);
        await browser.OpenAsync(page);
        await browser.SendAsync(page, new() { ["text"] = "Since May." }, "inform");
        Assert.Contains("Since May.", browser.Text);
        await browser.SendAsync(page, [], "cancel");

        Assert.Contains("Called off", browser.Text);
        await browser.OpenAsync("/referrals?show=sent&status=cancelled");
        Assert.Contains($"href=\"{page}\"", browser.Html);
        await browser.OpenAsync("/referrals?show=sent&status=sent");
        Assert.DoesNotContain($"href=\"{page}\"", browser.Html);
    }

    [Fact]
    public async Task A_summary_shows_each_category_that_consent_names_and_nothing_after_it_ends()
    {
        var participant = await network.RegisterAsync();
        await network.CheckInAsync(participant);
        var consent = await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        using var browser = await network.BrowseAsync(Role.ClinicStaff);

        await browser.OpenAsync("/summaries");
        Assert.Contains($"href=\"/summaries/{participant}?purpose=treatment\"", browser.Html);
        var words = browser.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Harbor Peers: check-in scores", string.Join(' ', words));
        await browser.OpenAsync($"/summaries/{participant}");
        Assert.Contains("Jo Rivers", browser.Text);
        Assert.Contains("Check-in scores", browser.Text);
        Assert.Contains("42 CFR part 2", browser.Text);
        Assert.DoesNotContain("Better.", browser.Text);
        Assert.DoesNotContain("In touch", browser.Text);
        await browser.OpenAsync($"/summaries/{participant}?purpose=operations");
        Assert.Contains("There is nothing here to show you", browser.Text);
        Assert.DoesNotContain("Jo Rivers", browser.Text);

        await network.RevokeAsync(participant, consent);

        foreach (var path in (string[])["", "/records"])
        {
            var answer = await browser.OpenAsync($"/summaries/{participant}{path}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("There is nothing here to show you", browser.Text);
            Assert.DoesNotContain("Rivers", browser.Text);
        }
        await browser.OpenAsync("/summaries");
        Assert.DoesNotContain($"{participant}", browser.Html);
    }

    [Fact]
    public async Task A_clinic_writes_back_and_once_however_often_it_is_sent()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var linked = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = "R-7" });
        linked.EnsureSuccessStatusCode();
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        var page = $"/summaries/{participant}";
        await browser.OpenAsync(page);
        var form = new Dictionary<string, string> { ["to"] = $"{network.Community}" };
        var empty = await browser.SendAsync(page, new(form) { ["text"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("id=\"text-fault\"", browser.Html);

        form["text"] = "She may need a ride.";
        await browser.SendAsync(page, form);
        await browser.SendRawAsync(page, form);

        Assert.Single(browser.Text.Split("She may need a ride.").Skip(1));
        Assert.Contains("River Clinic", browser.Text);
    }

    [Fact]
    public async Task A_message_about_somebody_whom_the_clinic_does_not_serve_is_not_taken()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        var page = $"/summaries/{participant}";
        await browser.OpenAsync(page);

        var answer = await browser.SendAsync(page, new() { ["to"] = $"{network.Community}", ["text"] = "Hello" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The network does not know that your organization serves this person", browser.Text);
        Assert.Contains(">Hello</textarea>", browser.Html);
    }

    private static string Api(string page) => "/referrals" + page;

    private async Task<Guid> RegisterAtClinicAsync()
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName = "Ida", familyName = "Lake" });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    private Task<JsonElement> StandsAsync(Guid id) => network.Staff(Role.ClinicStaff, network.Clinic)
        .GetFromJsonAsync<JsonElement>($"/api/referrals/referrals/{id}");
}
