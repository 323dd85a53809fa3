using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What a peer specialist does in a day, by forms alone.</summary>
public sealed class SpecialistPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Who_needs_somebody_stands_first_with_the_reason()
    {
        var (well, late, warned, raised) = (await RegisterAsync("Wanda"), await RegisterAsync("Lars"),
            await RegisterAsync("Wim"), await RegisterAsync("Rita"));
        await PlanAsync(late, dueInDays: -3);
        await PutAsync(
            $"/api/aftercare/supports/{Guid.CreateVersion7()}", new { participantId = warned, begunOn = Day(-9) });
        await CheckInAsync(warned, craving: 9);
        await network.RaiseAsync(raised);
        var (asked, askedAbout, _) = await network.SendAsync();
        await network.AnswerAsync(asked, ReferralStatus.NeedsInfo, reason: "Which medication?");
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await Eventually.IsAsync(async () =>
        {
            await browser.OpenAsync("/people");
            return browser.Text.Contains("Early warning: strong craving", StringComparison.Ordinal);
        });

        var (first, rest) = (browser.Text.Split("id=\"everybody\"")[0], browser.Text.Split("id=\"everybody\"")[1]);
        Assert.True(Place(first, raised) < Place(first, warned));
        Assert.True(Place(first, warned) < Place(first, askedAbout));
        Assert.True(Place(first, askedAbout) < Place(first, late));
        Assert.Contains("A referral waits for us: answer the question", first);
        Assert.Contains($"href=\"/people/referrals/{asked}\"", first);
        Assert.Contains("A step of the plan was due on", first);
        Assert.DoesNotContain($"/people/{well}", first);
        Assert.Contains($"/people/{well}", rest);
        using var stranger = await network.BrowseElsewhereAsync();
        await stranger.OpenAsync("/people");
        Assert.Contains("Nobody waits for you.", stranger.Text);
    }

    [Fact]
    public async Task Somebody_is_found_by_name_and_the_name_is_in_no_address()
    {
        var id = await RegisterAsync("Philippa");
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync("/people");

        await browser.SendAsync("/people", new() { ["name"] = "philip" });
        Assert.Contains($"href=\"/people/{id}\"", browser.Html);
        Assert.Equal("/people", browser.Address);
        await browser.SendAsync("/people", new() { ["name"] = "Nobody-at-all" });
        Assert.Contains("Nobody of your organization has that name.", browser.Text);
        await browser.SendAsync("/people", new() { ["name"] = "a b c d e f" });
        Assert.NotEmpty(browser.FaultOf("name"));
    }

    [Fact]
    public async Task A_persons_page_shows_how_it_goes_and_is_closed_to_other_communities()
    {
        var id = await RegisterAsync("Iris");
        await CheckInAsync(id, craving: 4, sobrietyKept: false);
        await PutAsync($"/api/aftercare/milestones/{Guid.CreateVersion7()}", new
        {
            participantId = id,
            milestoneCode = "own",
            words = "Called my brother",
            reachedOn = Day(0),
        });
        await network.ConsentAsync(id, network.Clinic, "attendance", "treatment");
        await PutAsync(
            $"/api/aftercare/participants/{id}/circle/members/{Guid.CreateVersion7()}",
            new { kind = "related", name = "Sam", roleCode = "sponsor" });
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);

        await browser.OpenAsync($"/people/{id}");

        foreach (var shown in (string[])[
            "Iris Rivers", "Craving: 4", "A setback, as they define it", "Called my brother", "Sam", "sponsor",
            "River Clinic", $"href=\"/crisis/raise/{id}\"", "There is no plan that you may see."])
        {
            Assert.Contains(shown, browser.Text);
        }
        using var stranger = await network.BrowseElsewhereAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/people/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_step_is_done_once_and_a_page_that_is_old_says_so()
    {
        var id = await RegisterAsync("Olga");
        await PlanAsync(id, dueInDays: -1);
        var page = $"/people/{id}";
        using var first = await network.BrowseAsync(Role.PeerSpecialist);
        using var second = await network.BrowseAsync(Role.PeerSpecialist);
        await first.OpenAsync(page);
        await second.OpenAsync(page);
        await first.SendAsync(page, [], "complete");
        Assert.Contains("It is not done after all", first.Text);
        await first.SendAsync(page, [], "reopen");

        var late = await second.SendAsync(page, [], "complete");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Somebody was faster", second.Text);
        await second.SendAsync(
            page, new() { ["means"] = "call", ["outcome"] = "not-reached", ["madeAt"] = "soon" }, "contact");
        Assert.NotEmpty(second.FaultOf("madeAt"));
        var made = Day(-1) + "T10:00";
        await second.SendAsync(
            page, new() { ["means"] = "call", ["outcome"] = "not-reached", ["madeAt"] = made }, "contact");
        Assert.Equal(page, second.Address);
        Assert.Single(await ItemsAsync($"/api/aftercare/participants/{id}/contacts"));
    }

    [Fact]
    public async Task A_check_in_is_written_down_for_somebody_once_and_what_is_wrong_is_pointed_out()
    {
        var id = await RegisterAsync("Cora");
        var page = $"/people/{id}/check-in";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);

        var half = await browser.SendAsync(page, CheckIn(browser, ("barc1", "4"), ("mood", "7")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.NotEmpty(browser.FaultOf("recoveryCapitalAnswers"));
        Assert.Contains("<option value=\"7\" selected", browser.Html);
        await browser.SendAsync(page, CheckIn(browser, ("mood", "77")));
        Assert.NotEmpty(browser.FaultOf("mood"));
        var form = browser.Html;
        await browser.SendAsync(page, CheckIn(browser, ("mood", "7"), ("reflection", "<i>Better</i>")));
        Assert.Equal($"/people/{id}", browser.Address);
        Assert.Contains("Mood: 7", browser.Text);
        await browser.SendRawAsync(page, Sent(form, CheckIn(form, ("mood", "7"), ("reflection", "<i>Better</i>"))));

        Assert.Single(await ItemsAsync($"/api/aftercare/participants/{id}/check-ins"));
    }

    [Fact]
    public async Task A_milestone_is_written_down()
    {
        var id = await RegisterAsync("Mila");
        var page = $"/people/{id}/milestone";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);

        await browser.SendAsync(page, new() { ["milestoneCode"] = "", ["reachedOn"] = Day(0) });
        Assert.NotEmpty(browser.FaultOf("milestoneCode"));
        await browser.SendAsync(page, new() { ["milestoneCode"] = "own", ["reachedOn"] = Day(0) });
        Assert.NotEmpty(browser.FaultOf("words"));
        await browser.SendAsync(page, new() { ["milestoneCode"] = "one-week", ["reachedOn"] = Day(0) });

        Assert.Equal($"/people/{id}", browser.Address);
        Assert.Contains("One week", browser.Text);
    }

    private async Task<Guid> RegisterAsync(string givenName)
    {
        var id = Guid.CreateVersion7();
        await PutAsync($"/api/directory/participants/{id}", new { givenName, familyName = "Rivers" });
        return id;
    }

    private Task CheckInAsync(Guid participant, int craving, bool? sobrietyKept = null) => PutAsync(
        $"/api/aftercare/check-ins/{Guid.CreateVersion7()}",
        new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow(),
            craving,
            sobrietyKept,
        });

    private Task PlanAsync(Guid participant, int dueInDays) => PutAsync(
        $"/api/aftercare/plans/{Guid.CreateVersion7()}",
        new
        {
            participantId = participant,
            status = "active",
            title = "After discharge",
            steps = new[] { new { description = "Call the clinic", dueOn = Day(dueInDays), owner = "participant" } },
        });

    private async Task PutAsync(string address, object content) =>
        (await network.Specialist.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();

    private async Task<JsonElement[]> ItemsAsync(string address)
    {
        var page = await network.Specialist.GetFromJsonAsync<JsonElement>(address);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static int Place(string html, Guid person)
    {
        var place = html.IndexOf($"/people/{person}", StringComparison.Ordinal);
        Assert.True(place >= 0, $"{person} is not there");
        return place;
    }

    private static string Day(int fromToday) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        .AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> CheckIn(
        PageBrowser browser, params (string Name, string Value)[] answers) => CheckIn(browser.Html, answers);

    /// <summary>With the time that the form proposes.</summary>
    private static Dictionary<string, string> CheckIn(string form, params (string Name, string Value)[] answers) =>
        answers.Append(("heldAt", Value(form, "type=\"datetime-local\" required value=")))
            .ToDictionary(one => one.Item1, one => one.Item2);

    private static Dictionary<string, string> Sent(string form, Dictionary<string, string> fields)
    {
        fields["id"] = Value(form, "name=\"id\" value=");
        fields["form-token"] = Value(form[form.IndexOf("/check-in\"", StringComparison.Ordinal)..], "value=");
        return fields;
    }

    private static string Value(string html, string before)
    {
        var begin = html.IndexOf(before, StringComparison.Ordinal) + before.Length + 1;
        return html[begin..html.IndexOf('"', begin)];
    }
}
