using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Tests.Aftercare.Living;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What a participant decides, writes and reads, by forms alone.</summary>
public sealed class ParticipantPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _me = Guid.CreateVersion7();

    [Fact]
    public async Task A_consent_is_granted_for_less_shown_as_a_table_and_taken_back()
    {
        var consent = await network.AskedAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        Assert.Equal("/me", browser.Address);
        var page = $"/me/consents/{consent}";
        Assert.Contains($"href=\"{page}\"", browser.Html);
        await browser.OpenAsync(page);
        Assert.Contains("May Harbor Peers share with River Clinic?", browser.Text);

        var unread = await browser.SendAsync(page, Grant(), "grant");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        Assert.NotEmpty(browser.Fault("redisclosure"));
        Assert.Contains("value=\"Jo Rivers\"", browser.Html);
        await browser.SendAsync(page, Grant("redisclosure"), "grant");

        Assert.Contains("you said yes", browser.Text);
        var kept = await ReadAsync($"/api/consent/consents/{consent}");
        Assert.Equal(
            ["check-in-scores"],
            kept.GetProperty("categories").EnumerateArray().Select(one => one.GetProperty("code").GetString()));
        await browser.OpenAsync("/me/consents");
        Assert.Contains("<th scope=\"row\">Check-in scores</th>", browser.Html);
        Assert.DoesNotContain("Meetings you went to", browser.Text);
        Assert.Contains("River Clinic may see: Check-in scores.", browser.Text);

        await browser.OpenAsync(page);
        Assert.Contains("From this second River Clinic sees nothing new.", browser.Text);
        await browser.SendAsync(page, [], "revoke");

        Assert.Contains("Nothing had been shared.", browser.Text);
        kept = await ReadAsync($"/api/consent/consents/{consent}");
        Assert.Equal("revoked", kept.GetProperty("status").GetString());
        await browser.OpenAsync("/me/consents");
        Assert.Contains("Right now nobody outside may see anything.", browser.Text);
    }

    [Fact]
    public async Task A_no_is_kept_and_shown_and_a_request_is_declined()
    {
        var consent = await network.AskedAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/limits");
        await browser.SendAsync("/me/limits", new() { ["categories"] = "reflections" }, "deny");
        Assert.Contains("Your own written words", browser.Text);
        var denial = (await ReadAsync("/api/consent/denials")).GetProperty("items")[0];
        Assert.Equal("reflections", denial.GetProperty("scope").GetProperty("categories")[0].GetString());
        await browser.SendAsync("/me/limits", [], $"withdraw:{denial.GetProperty("id").GetGuid()}");
        Assert.Contains("You have not ruled out anything.", browser.Text);

        await browser.OpenAsync($"/me/consents/{consent}");
        await browser.SendAsync($"/me/consents/{consent}", [], "decline");

        Assert.Contains("you said no", browser.Text);
    }

    [Fact]
    public async Task Who_saw_what_is_told_by_day_narrowed_and_taken_along_and_an_emergency_stands_out()
    {
        await network.RegisterAsync(_me);
        await CheckInAsync();
        await network.ConsentAsync(_me, network.Clinic, "check-in-scores", "treatment");
        await network.ClinicStaff().GetStringAsync($"/api/aftercare/participants/{_me}/check-ins");
        await BreakGlassAsync();
        using var browser = await network.BrowseAsync(_me);

        await browser.OpenAsync("/me/seen");

        Assert.Contains("River Clinic</strong> saw:", browser.Text);
        Assert.Contains("Check-in scores", browser.Text);
        Assert.Contains("In an emergency, without asking you", browser.Text);
        Assert.Contains("Lake Clinic", browser.Text);
        await browser.OpenAsync($"/me/seen?recipient={network.Clinic}");
        Assert.DoesNotContain("In an emergency, without asking you", browser.Text);
        await browser.OpenAsync("/me/seen?from=2031-01-01");
        Assert.Contains("Nothing fits what you asked for.", browser.Text);
        await browser.OpenAsync($"/me/seen?recipient={network.Clinic}");
        var csv = browser.Link("format=csv");
        var file = await network.Participant(_me).GetStringAsync(csv);
        Assert.Contains("River Clinic", file);
        Assert.DoesNotContain("Lake Clinic", file);
    }

    [Fact]
    public async Task A_check_in_is_made_once_and_its_words_are_the_participants_alone_until_shared()
    {
        await network.RegisterAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/check-ins");
        var form = browser.Html;

        await browser.SendAsync(
            "/me/check-ins", new() { ["mood"] = "7", ["reflection"] = "The <river> helped." }, "record");

        Assert.Contains("The &lt;river&gt; helped.", browser.Html);
        Assert.Contains("Only you see these words.", browser.Text);
        Assert.Contains("Mood 7", browser.Text);
        var id = (await OwnAsync("check-ins")).Single().GetProperty("id").GetGuid();
        Assert.Contains($"value=\"{id}\"", form);
        await browser.SendAsync("/me/check-ins", [], $"share:{id}");
        Assert.Contains("Your community sees these words.", browser.Text);

        await browser.OpenAsync("/me/recovery-capital");
        var answers = Enumerable.Range(0, 10).ToDictionary(index => $"answer{index}", _ => "4");
        answers.Remove("answer3");
        var missing = await browser.SendAsync("/me/recovery-capital", new(answers), "record");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.NotEmpty(browser.Fault("answer3"));
        await browser.SendAsync("/me/recovery-capital", new(answers) { ["answer3"] = "4" }, "record");
        Assert.Contains("Points, 10 to 60: 40", browser.Text);
    }

    [Fact]
    public async Task A_setback_takes_nothing_away()
    {
        await network.RegisterAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/milestones");
        await browser.SendAsync("/me/milestones", new() { ["startedOn"] = Day(-9) }, "count");
        Assert.Contains("10 days in all.", browser.Text);
        var future = await browser.SendAsync(
            "/me/milestones", new() { ["words"] = "I called my sister", ["reachedOn"] = Day(30) }, "add");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        Assert.NotEmpty(browser.Fault("reachedOn"));
        Assert.Contains("value=\"I called my sister\"", browser.Html);
        await browser.SendAsync(
            "/me/milestones",
            new() { ["milestoneCode"] = "own", ["words"] = "I called my sister", ["reachedOn"] = Day(0) },
            "add");
        await browser.SendAsync("/me/milestones", new() { ["on"] = Day(0) }, "setback");

        Assert.Contains("9 days in all.", browser.Text);
        Assert.Contains("★ I called my sister", browser.Text);
        Assert.Contains("Only you see it.", browser.Text);
    }

    [Fact]
    public async Task A_step_is_done_and_undone_and_a_stale_page_says_so()
    {
        await network.RegisterAsync(_me);
        var plan = Guid.CreateVersion7();
        await network.Specialist.PutOkAsync($"/api/aftercare/plans/{plan}", new
        {
            participantId = _me,
            status = "active",
            title = "After the clinic",
            steps = new[] { new { description = "Call the clinic", owner = "participant" } },
        });
        using var browser = await network.BrowseAsync(_me);
        Assert.Contains("Call the clinic", browser.Text);
        using var stale = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/plan");
        await stale.OpenAsync("/me/plan");

        await browser.SendAsync("/me/plan", [], $"start:{plan}:1");
        Assert.Contains("started", browser.Text);
        var late = await stale.SendAsync("/me/plan", [], $"complete:{plan}:1");
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Somebody was faster", stale.Text);
        await stale.SendAsync("/me/plan", [], $"complete:{plan}:1");
        Assert.Contains("✓ done", stale.Text);
        await stale.SendAsync("/me/plan", new() { ["words"] = "Sleep through the night" }, "goal");
        var goal = (await OwnAsync("goals")).Single().GetProperty("id").GetGuid();
        await stale.SendAsync("/me/plan", [], $"goal-complete:{goal}");
        Assert.Contains("★ reached", stale.Text);
    }

    private async Task CheckInAsync() => await network.Specialist.PutOkAsync(
        $"/api/aftercare/check-ins/{Guid.CreateVersion7()}",
        new { participantId = _me, heldAt = TimeProvider.System.GetUtcNow(), mood = 5 });

    private async Task BreakGlassAsync()
    {
        var staff = network.Staff(Role.ClinicStaff, network.OtherClinic, Guid.CreateVersion7());
        await staff.PutOkAsync($"/api/consent/break-glass/{Guid.CreateVersion7()}", new
        {
            participantId = _me,
            facility = "Emergency department",
            natureCode = "overdose",
            reason = "Found unconscious.",
            categories = new[] { "check-in-scores" },
            safeToTellParticipant = true,
        });
        await staff.GetStringAsync($"/api/aftercare/participants/{_me}/check-ins?purpose=emergency-treatment");
    }

    private Dictionary<string, string> Grant(params string[] alsoRead)
    {
        var fields = new Dictionary<string, string>
        {
            ["categories"] = "check-in-scores",
            ["recipientOrganizationIds"] = $"{network.Clinic}",
            ["purposes"] = "treatment",
            ["expiresAt"] = Day(100),
            ["name"] = "Jo Rivers",
            ["rightToRevoke"] = "yes",
            ["refusal"] = "yes",
        };
        foreach (var statement in alsoRead) fields[statement] = "yes";
        return fields;
    }

    private static string Day(int fromToday) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(fromToday).ToString("yyyy-MM-dd");

    private Task<JsonElement> ReadAsync(string address) =>
        network.Participant(_me).GetFromJsonAsync<JsonElement>(address);

    private async Task<JsonElement[]> OwnAsync(string what) =>
        [.. (await ReadAsync($"/api/aftercare/participants/{_me}/{what}")).GetProperty("items").EnumerateArray()];
}
