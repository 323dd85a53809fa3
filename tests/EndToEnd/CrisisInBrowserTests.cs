using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>A crisis in real browsers: raised on a phone, seen on a board, answered and resolved.</summary>
public sealed class CrisisInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    [Fact]
    public async Task What_is_raised_on_a_phone_stands_on_the_board_at_once_and_is_resolved_there()
    {
        await site.RegisterAsync("Sam", "Brook");
        var (phone, desk) = (await site.PhoneAsync(), await site.DeskAsync());
        var (phoneFaults, deskFaults) = (phone.Watch(site.Address), desk.Watch(site.Address));
        await Expect(desk.GetByText("Nobody waits. When")).ToBeVisibleAsync();

        await phone.GetByRole(AriaRole.Link, new() { Name = "Sam Brook" }).ClickAsync();
        await AnswerAsync(phone, "Have they wished to be dead", "Yes");
        await Expect(phone.GetByText("Have they thought about how")).ToBeHiddenAsync();
        await AnswerAsync(phone, "Have they had thoughts", "Yes");
        await AnswerAsync(phone, "Have they thought about how", "No");
        await AnswerAsync(phone, "Have they had some intention", "Yes");
        await AnswerAsync(phone, "Have they worked out a plan", "No");
        await AnswerAsync(phone, "Have they ever done", "No");
        await Expect(phone.GetByText("Was that within")).ToBeHiddenAsync();
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Raise it now" }).ClickAsync();
        await Expect(phone.GetByText("Stored. The crisis team is being paged.")).ToBeVisibleAsync();

        var entry = desk.GetByRole(AriaRole.Link, new() { Name = "High risk" });
        await Expect(entry).ToBeVisibleAsync();
        await Expect(desk.Locator("#board-news")).ToContainTextAsync("Waiting for a responder: 1");
        await desk.IsForEverybodyAsync();
        await entry.ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "I take it" }).ClickAsync();
        await desk.IsForEverybodyAsync();
        await desk.GetByLabel("What helped").SelectOptionAsync("stayed-safe");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(desk.GetByText("Follow-ups")).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "See how it stands" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Definition).Filter(new() { HasText = "Resolved" })).ToBeVisibleAsync();

        Assert.Empty(phoneFaults);
        Assert.Empty(deskFaults);
    }

    [Fact]
    public async Task A_raise_is_kept_until_the_connection_is_back_and_the_page_never_says_otherwise()
    {
        await site.RegisterAsync("Lee", "Marsh");
        var phone = await site.PhoneAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Lee Marsh" }).ClickAsync();
        await AnswerAsync(phone, "Have they wished to be dead", "No");
        await AnswerAsync(phone, "Have they had thoughts", "No");
        await AnswerAsync(phone, "Have they ever done", "No");

        await phone.Context.SetOfflineAsync(true);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Raise it now" }).ClickAsync();
        await Expect(phone.GetByText("Not sent yet, trying again.")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Stored. The crisis team")).ToBeHiddenAsync();
        await phone.Context.SetOfflineAsync(false);

        await Expect(phone.GetByText("Stored. The crisis team")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Not sent yet, trying again.")).ToBeHiddenAsync();
        await phone.GotoAsync("/crisis/raised");
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "Lee Marsh" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_board_that_cannot_read_what_has_changed_says_so_until_it_can()
    {
        await site.RegisterAsync("Ray", "Moss");
        await site.RegisterAsync("Ida", "Fern");
        var (phone, desk) = (await site.PhoneAsync(), await site.DeskAsync());
        await Expect(desk.Locator("#board-news")).ToBeVisibleAsync();
        await desk.RouteAsync("**/crisis/board/cases", route => route.FulfillAsync(new() { Status = 503 }));

        await RaiseAsync("Ray Moss");
        await Expect(desk.Locator("[data-lost]")).ToBeVisibleAsync();
        await desk.UnrouteAsync("**/crisis/board/cases");
        await phone.GotoAsync("/crisis/raise");
        await RaiseAsync("Ida Fern");

        await Expect(desk.Locator("[data-lost]")).ToBeHiddenAsync();

        async Task RaiseAsync(string name)
        {
            await phone.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await phone.Locator("[name=notAsked]").ClickAsync();
            await Expect(phone.GetByText("Stored. The crisis team is being paged.")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task Without_script_the_same_is_done_by_forms()
    {
        await site.RegisterAsync("Kim", "Reed");
        var (phone, desk) = (await site.PhoneAsync(script: false), await site.DeskAsync(script: false));
        await phone.GetByRole(AriaRole.Link, new() { Name = "Kim Reed" }).ClickAsync();
        await AnswerAsync(phone, "Have they wished to be dead", "No");
        await AnswerAsync(phone, "Have they had thoughts", "No");
        await AnswerAsync(phone, "Have they ever done", "Yes");
        await AnswerAsync(phone, "Was that within", "No");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Raise it now" }).ClickAsync();
        await Expect(phone.GetByText("Stored. The crisis team is being paged.")).ToBeVisibleAsync();

        await desk.GotoAsync("/crisis/board");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Moderate risk" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "I take it" }).ClickAsync();
        await desk.GetByLabel("What helped").SelectOptionAsync("peer-support");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();

        await Expect(desk.GetByText("A peer stays with them")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_leaves_in_a_hurry_is_gone_and_the_way_back_shows_nothing()
    {
        var phone = await site.PhoneAsync();
        await phone.Context.RouteAsync(
            "https://www.weather.gov/**", route => route.FulfillAsync(new() { Body = "Sun" }));

        await phone.GetByRole(AriaRole.Button, new() { Name = "Leave this site" }).ClickAsync();
        await phone.WaitForURLAsync("https://www.weather.gov/", new() { WaitUntil = WaitUntilState.Commit });
        await phone.GotoAsync("/crisis/raise");

        Assert.Contains("/sign-in", phone.Url, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(IPage page, string question, string answer) => await page
        .GetByRole(AriaRole.Group, new() { NameRegex = new(question) })
        .GetByLabel(answer, new() { Exact = true }).CheckAsync();
}
