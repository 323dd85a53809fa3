using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>From the raise to the end, by forms alone.</summary>
public sealed partial class CrisisPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly string[] Asked = ["wishToBeDead", "suicidalThoughts", "behaviorLifetime"];

    [Fact]
    public async Task A_crisis_is_raised_by_a_form_and_once_however_often_it_is_sent()
    {
        var participant = await network.RegisterAsync();
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync("/crisis/raise");
        Assert.Contains($"href=\"/crisis/raise/{participant}\"", browser.Html);
        var page = $"/crisis/raise/{participant}";
        await browser.OpenAsync(page);
        Assert.Contains("Jo Rivers", browser.Text);
        var form = browser.Html;

        await browser.SendAsync(page, Answers(("suicidalThoughts", "yes"), ("thoughtsOfMethod", "no"),
            ("intent", "yes"), ("planWithIntent", "no")));
        var raised = browser.Address;

        Assert.StartsWith("/crisis/escalations/", raised);
        Assert.Contains("Stored. The crisis team is being paged.", browser.Text);
        Assert.Contains("High risk", browser.Text);
        Assert.Contains(Field(form, "id"), raised);
        await browser.SendRawAsync(page, Sent(form, ("suicidalThoughts", "yes"), ("thoughtsOfMethod", "no"),
            ("intent", "yes"), ("planWithIntent", "no")));
        Assert.Equal(raised, browser.Address);
        await browser.OpenAsync("/crisis/raised");
        Assert.Single(browser.Html.Split($"href=\"/crisis/escalations/{Field(form, "id")}\"").Skip(1));
    }

    [Fact]
    public async Task A_question_without_an_answer_is_pointed_out_and_the_others_keep_theirs()
    {
        var page = $"/crisis/raise/{await network.RegisterAsync()}";
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        var id = Field(browser.Html, "id");

        var answer = await browser.SendAsync(page, Answers(("suicidalThoughts", "yes")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"thoughtsOfMethod-fault\"", browser.Html);
        Assert.Contains("id=\"behaviorLifetime-fault\"></span>", browser.Html);
        Assert.Contains("name=\"suicidalThoughts\" value=\"yes\" checked", browser.Html);
        Assert.Equal(id, Field(browser.Html, "id"));
    }

    [Fact]
    public async Task Nobody_is_raised_about_whom_the_organization_does_not_know()
    {
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);

        var answer = await browser.OpenAsync($"/crisis/raise/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", browser.Text);
    }

    [Fact]
    public async Task A_responder_takes_it_makes_contact_writes_and_resolves()
    {
        var (id, page) = await WaitingAsync();
        using var browser = await network.BrowseAsync(Role.CrisisResponder);
        Assert.Contains($"href=\"{page}\"", browser.Html);

        await browser.OpenAsync(page);
        Assert.Contains("Harbor Peers", browser.Text);
        await browser.SendAsync(page, [], "acknowledge");
        await browser.SendAsync(page, [], "contact");
        await browser.SendAsync(page, new() { ["text"] = "<b>They</b> are calm." }, "note");
        Assert.Contains("&lt;b&gt;They&lt;/b&gt;", browser.Html);
        var unclear = await browser.SendAsync(page, new() { ["text"] = "All is well." }, "resolve");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Contains("id=\"disposition-fault\"", browser.Html);
        Assert.Contains(">All is well.</textarea>", browser.Html);
        await browser.SendAsync(
            page, new() { ["text"] = "All is well.", ["disposition"] = "stayed-safe" }, "resolve");

        Assert.Equal("resolved", await network.StatusAsync(id));
        Assert.Contains("After 24 hours", browser.Text);
        var unsaid = await browser.SendAsync(page, new() { ["outcome"] = "", ["text"] = "By phone." }, "finish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        // Of the follow-ups only the one that was sent says so, and keeps what was written.
        Assert.Single(FollowUpFault().Matches(browser.Html));
        Assert.Equal(2, browser.Html.Split(">By phone.</textarea>").Length);
        await browser.SendAsync(page, new() { ["outcome"] = "safe" }, "finish");
        Assert.DoesNotContain("After 24 hours", browser.Text);
    }

    [Fact]
    public async Task Whoever_is_second_is_told_beside_how_it_stands_now()
    {
        var (_, page) = await WaitingAsync();
        using var first = await network.BrowseAsync(Role.CrisisResponder, "Ana");
        using var second = await network.BrowseAsync(Role.CrisisResponder, "Ben");
        await first.OpenAsync(page);
        await second.OpenAsync(page);

        await first.SendAsync(page, [], "acknowledge");
        var late = await second.SendAsync(page, [], "acknowledge");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody was faster", second.Text);
        Assert.Contains("Ana Rivers", second.Text);
        Assert.DoesNotContain("I take it", second.Text);
    }

    [Fact]
    public async Task A_colleague_is_asked_and_takes_over()
    {
        var (id, page) = await WaitingAsync();
        var (colleague, email) = await network.OpenAccountAsync(Role.CrisisResponder, "Cleo");
        using var owner = await network.BrowseAsync(Role.CrisisResponder, "Dora");
        using var asked = await PageBrowser.SignInAsync(network.Host, email);
        await owner.OpenAsync(page);
        await owner.SendAsync(page, [], "acknowledge");

        var nobody = await owner.SendAsync(page, new() { ["to"] = "" }, "hand-over");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        await owner.SendAsync(page, new() { ["to"] = $"{colleague}" }, "hand-over");
        Assert.Contains("Asked to take over", owner.Text);
        await asked.OpenAsync("/crisis/board");
        Assert.Contains("Asked to take over: you", asked.Text);
        await asked.OpenAsync(page);
        await asked.SendAsync(page, [], "hand-over/accept");

        var seen = await network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
        Assert.Equal(colleague, seen.GetProperty("owner").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_plan_an_override_an_absence_and_a_calendar_are_kept_by_forms()
    {
        var (me, email) = await network.OpenAccountAsync(Role.CrisisResponder, "Eve");
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        const string Page = "/crisis/on-call";
        await browser.OpenAsync(Page + "/plan");
        var wrong = await browser.SendAsync(Page + "/plan", Plan(me, timeZone: "Nowhere"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"timeZone-fault\"", browser.Html);
        await browser.SendAsync(Page + "/plan", Plan(me, timeZone: "America/New_York"));
        Assert.Equal(Page, browser.Address);

        var backwards = await browser.SendAsync(Page, Between(me, "2031-03-02T10:00", "2031-03-02T09:00"), "absence");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        Assert.NotEmpty(browser.FaultOf("absence-until"));
        Assert.Contains("value=\"2031-03-02T10:00\"", browser.Html);
        Assert.Contains("value=\"2031-03-02T09:00\"", browser.Html);
        Assert.Contains($"value=\"{me}\" selected", browser.Html);
        await browser.SendAsync(Page, Between(me, "2031-03-02T10:00", "2031-03-03T09:00"), "absence");
        var taken = Between(me, "2031-03-04T10:00", "2031-03-05T09:00");
        taken["tier"] = "1";
        await browser.SendAsync(Page, taken, "override");
        Assert.Contains("Sun Mar 2 2031, 10:00", browser.Text);
        await browser.SendAsync(Page, [], "withdraw-override");
        await browser.SendAsync(Page, [], "withdraw-absence");
        Assert.DoesNotContain("2031", browser.Text);
        await browser.SendAsync(Page, new() { ["onlyMine"] = "true" }, "make-feed");
        Assert.Contains("/api/crisis/on-call/calendar/", browser.Text);
        await browser.SendAsync(Page, [], "revoke-feed");
        Assert.DoesNotContain("revoke-feed", browser.Html);
    }

    [Fact]
    public async Task Times_mean_the_zone_that_the_form_was_shown_in()
    {
        const string Page = "/crisis/on-call";
        var (me, email) = await network.OpenAccountAsync(Role.CrisisResponder, "Fay");
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        MoveTo("America/New_York");
        await browser.OpenAsync(Page);
        MoveTo("Asia/Tokyo");

        await browser.SendAsync(Page, Between(me, "2031-05-02T10:00", "2031-05-03T09:00"), "absence");

        var kept = await network.Responder().GetFromJsonAsync<JsonElement>("/api/crisis/on-call");
        var absence = Assert.Single(kept.GetProperty("absences").EnumerateArray());
        Assert.Equal(
            new DateTimeOffset(2031, 5, 2, 14, 0, 0, TimeSpan.Zero), absence.GetProperty("from").GetDateTimeOffset());
        Assert.Contains("Fri May 2 2031, 23:00", browser.Text);
        await browser.SendAsync(Page, [], "withdraw-absence");

        void MoveTo(string zone) =>
            browser.Cookies.Add(network.Host.Address, new Cookie("carebridge-zone", zone, "/"));
    }

    [GeneratedRegex("id=\"outcome-[0-9a-f-]{36}-fault\">[^<]")]
    private static partial Regex FollowUpFault();

    private async Task<(Guid Id, string Page)> WaitingAsync()
    {
        var id = await network.RaiseAsync(await network.RegisterAsync(), intent: true);
        await Eventually.IsAsync("notified", () => network.StatusAsync(id));
        return (id, $"/crisis/escalations/{id}");
    }

    private static Dictionary<string, string> Plan(Guid member, string timeZone) => new()
    {
        ["timeZone"] = timeZone,
        ["tier0.kind"] = "rotation",
        [$"tier0.place.{member}"] = "1",
        ["tier0.startsOn"] = "2026-01-05",
        ["tier0.handOffAt"] = "09:00",
        ["tier0.days"] = "7",
        ["tier1.kind"] = "",
        ["high"] = "2, 5",
        ["moderate"] = "5",
        ["low"] = "15",
        ["alarmAgain"] = "10",
    };

    private static Dictionary<string, string> Between(Guid person, string from, string until) =>
        new() { ["personId"] = $"{person}", ["from"] = from, ["until"] = until };

    private static Dictionary<string, string> Answers(params (string Question, string Answer)[] others) =>
        Asked.Select(question => (question, "no")).Concat(others).GroupBy(one => one.Item1)
            .ToDictionary(one => one.Key, one => one.Last().Item2);

    private static Dictionary<string, string> Sent(string form, params (string Question, string Answer)[] others)
    {
        var fields = Answers(others);
        fields["id"] = Field(form, "id");
        fields["form-token"] = Field(form, "form-token");
        return fields;
    }

    private static string Field(string form, string name)
    {
        var field = $"name=\"{name}\" value=\"";
        var begin = form.LastIndexOf(field, StringComparison.Ordinal) + field.Length;
        return form[begin..form.IndexOf('"', begin)];
    }
}
