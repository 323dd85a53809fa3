using System.Net;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A privacy officer looks after what was disclosed, by forms alone.</summary>
public sealed partial class PrivacyPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task An_emergency_access_is_reviewed_and_the_person_told_when_it_is_safe()
    {
        var participant = await network.RegisterAsync();
        var id = await network.BreakGlassAsync(participant, tell: false);
        var page = $"/privacy/break-glass/{id}";
        using var browser = await network.BrowseAsync(Role.PrivacyOfficer);
        Assert.Equal("/privacy", browser.Address);
        Assert.Contains($"href=\"{page}\"", browser.Html);

        await browser.OpenAsync(page);
        Assert.Contains("Overdose: Not reviewed yet", browser.Text);
        Assert.Contains("Found unconscious.", browser.Text);
        Assert.Contains("River Clinic", browser.Text);
        Assert.Contains("Jo Rivers", browser.Text);
        Assert.Contains("The person was not told yet", browser.Text);
        var unclear = await browser.SendAsync(page, new() { ["text"] = "We called the ward." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Contains("id=\"outcome-fault\"", browser.Html);
        Assert.Contains(">We called the ward.</textarea>", browser.Html);
        await browser.SendAsync(
            page, new() { ["outcome"] = "justified", ["text"] = "We called the ward.", ["tell"] = "true" });

        Assert.Contains("Overdose: Justified", browser.Text);
        Assert.Contains("We called the ward.", browser.Text);
        Assert.DoesNotContain("The person was not told yet", browser.Text);
        await browser.OpenAsync("/privacy/break-glass?review=pending");
        Assert.DoesNotContain($"href=\"{page}\"", browser.Html);
        await browser.OpenAsync("/privacy/break-glass?review=justified");
        Assert.Contains($"href=\"{page}\"", browser.Html);
    }

    [Fact]
    public async Task A_use_of_others_records_is_theirs_to_review()
    {
        var page = $"/privacy/break-glass/{await network.BreakGlassAsync(await network.RegisterAsync())}";
        var officer = network.Staff(Role.PrivacyOfficer, network.Clinic);

        var shown = await officer.GetAsync(page);

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.DoesNotContain("Rivers", await shown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_accounting_of_somebody_is_found_by_name_narrowed_and_saved()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        await network.CheckInAsync(participant);
        await ReadAsync(participant);
        using var browser = await network.BrowseAsync(Role.PrivacyOfficer);
        await browser.OpenAsync("/privacy/disclosures");

        await browser.SendAsync("/privacy/disclosures", new() { ["name"] = "riv jo" });
        var address = $"/privacy/disclosures?participant={participant}";
        Assert.Contains($"href=\"{address}\"", browser.Html);
        Assert.Equal("/privacy/disclosures", browser.Address);
        await browser.OpenAsync(address + "&recipient=&since=&until=");

        Assert.Contains("<td>River Clinic</td>", browser.Html);
        Assert.Contains("check-in scores", browser.Text);
        Assert.Contains("Treatment", browser.Text);
        var files = $"/api/consent/disclosures?participantId={participant}";
        Assert.Contains($"{files}&format=csv&language=en", browser.Text);
        await browser.OpenAsync($"{address}&recipient={network.OtherClinic}");
        Assert.Contains("Nothing was disclosed.", browser.Text);
        await browser.OpenAsync($"{address}&until=2020-01-01&since=2019-01-01");
        Assert.Contains("Nothing was disclosed.", browser.Text);
        var saved = await browser.OpenAsync($"{files}&format=csv&language=en");
        Assert.Equal("text/csv", saved.Content.Headers.ContentType?.MediaType);
        Assert.Contains("River Clinic", browser.Text);
    }

    [Fact]
    public async Task After_a_breach_what_one_client_received_is_found_and_what_is_no_id_is_pointed_out()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.OtherClinic, "check-in-scores", "treatment");
        await network.CheckInAsync(participant);
        var reader = Guid.CreateVersion7();
        await ReadAsync(participant, network.OtherClinic, reader);
        using var browser = await network.BrowseAsync(Role.PrivacyOfficer);

        var bad = await browser.OpenAsync("/privacy/breach?receiver=somebody");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("id=\"receiver-fault\"", browser.Html);
        await browser.OpenAsync($"/privacy/breach?receiver={reader}");

        Assert.Contains($"/privacy/disclosures?participant={participant}", browser.Html);
        Assert.Contains("Lake Clinic", browser.Text);
        await browser.OpenAsync($"/privacy/breach?recipient={network.OtherCommunity}");
        Assert.Contains("Nothing was disclosed.", browser.Text);
    }

    [Fact]
    public async Task What_ends_soon_who_received_most_and_whether_it_is_intact_are_told()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        await network.CheckInAsync(participant);
        await ReadAsync(participant);
        using var browser = await network.BrowseAsync(Role.PrivacyOfficer);

        await browser.OpenAsync("/privacy/expiring");
        Assert.Contains("No consent ends in this time.", browser.Text);
        await browser.OpenAsync("/privacy/recipients");
        Assert.Contains("River Clinic", browser.Text);
        Assert.Contains("<table class=\"bars\">", browser.Html);
        await browser.OpenAsync("/privacy/verify");
        await browser.SendAsync("/privacy/verify", []);
        Assert.Contains("It is as it was written.", browser.Text);
    }

    [Fact]
    public async Task A_hold_is_placed_on_a_person_or_the_organization_and_lifted_and_nothing_typed_is_lost()
    {
        const string Page = "/privacy/legal-holds";
        var participant = await network.RegisterAsync();
        using var browser = await network.BrowseAsync(Role.PrivacyOfficer);
        await browser.OpenAsync("/privacy");
        Assert.Contains($"href=\"{Page}\"", browser.Html);
        await browser.OpenAsync(Page);

        await browser.SendAsync(Page, new() { ["name"] = "riv jo" }, "find");
        Assert.Equal(Page, browser.Address);
        Assert.Contains($"href=\"{Page}?participant={participant}\"", browser.Html);
        await browser.OpenAsync($"{Page}?participant={participant}");
        var empty = await browser.SendAsync(Page, new() { ["reason"] = " " }, "place/person");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.NotEmpty(browser.FaultOf("place-person-reason"));
        var again = new Dictionary<string, string> { ["reason"] = "Case <12>" };
        await browser.SendAsync(Page, again, "place/person");
        await browser.SendRawAsync(Page, again);
        Assert.Single(Lift().Matches(browser.Html));
        Assert.Contains("Jo Rivers", browser.Text);
        Assert.Contains("<dd>Case &lt;12&gt;</dd>", browser.Html);

        await browser.SendAsync(Page, new() { ["reason"] = "Audit" }, "place/organization");
        Assert.Contains("Everybody whose records have to do with Harbor Peers", browser.Text);
        var lift = Lift().Matches(browser.Html)[^1].Groups[1].Value;
        var silent = await browser.SendAsync(Page, new() { ["reason"] = new string('x', 501) }, lift);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.NotEmpty(browser.FaultOf($"{lift.Replace('/', '-')}-reason"));
        Assert.Contains($">{new string('x', 501)}</textarea>", browser.Html);
        await browser.SendAsync(Page, new() { ["reason"] = "It is closed." }, lift);

        Assert.Contains("It was lifted.", browser.Text);
        Assert.Contains(": It is closed.", browser.Text);
        Assert.Single(Lift().Matches(browser.Html));
        var other = await network.Staff(Role.PrivacyOfficer, network.Clinic).GetStringAsync(Page);
        Assert.DoesNotContain("Case &lt;12&gt;", other);
    }

    /// <summary>The action of each hold that can be lifted.</summary>
    [GeneratedRegex("name=\"action\" value=\"(lift/[^\"]*)\"")]
    private static partial Regex Lift();

    private async Task ReadAsync(Guid participant, Guid? organization = null, Guid? reader = null)
    {
        var staff = network.Staff(Role.ClinicStaff, organization ?? network.Clinic, reader);
        var answer = await staff.GetAsync($"/api/aftercare/participants/{participant}/check-ins");
        answer.EnsureSuccessStatusCode();
    }
}
