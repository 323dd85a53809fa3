using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>A participant decides on a phone, and reads on a desk in Spanish without script.</summary>
public sealed class ParticipantInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    [Fact]
    public async Task A_yes_is_given_for_less_and_taken_back_in_two_taps_and_leaving_shows_nothing_behind()
    {
        var phone = await site.ParticipantAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
        });
        var faults = phone.Watch(site.Address);
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "A question about sharing" }).ClickAsync();
        await phone.IsForEverybodyAsync();

        await phone.GetByLabel("Whether you are in touch").UncheckAsync();
        foreach (var statement in await phone.GetByLabel("I have read this").AllAsync()) await statement.CheckAsync();
        await phone.GetByLabel("Sign with your full name").FillAsync("Jo Rivers");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Yes, I agree and sign" }).ClickAsync();
        await Expect(phone.GetByText("you said yes", new() { Exact = true })).ToBeVisibleAsync();
        await phone.GotoAsync("/me/consents");
        await Expect(phone.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Safety plan"]);
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "North Line", Exact = true }).TapAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Take it back now" }).TapAsync();
        await Expect(phone.GetByText("Nothing had been shared.")).ToBeVisibleAsync();
        await phone.IsForEverybodyAsync();
        Assert.Empty(faults);

        await phone.Context.RouteAsync(
            "https://www.weather.gov/**", route => route.FulfillAsync(new() { Body = "Sun" }));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Leave this site" }).ClickAsync();
        await phone.WaitForURLAsync("https://www.weather.gov/", new() { WaitUntil = WaitUntilState.Commit });
        await phone.RunAndWaitForRequestAsync(
            () => phone.EvaluateAsync("history.back()"), "https://www.weather.gov/");
        await phone.WaitForURLAsync("https://www.weather.gov/", new() { WaitUntil = WaitUntilState.Commit });
        Assert.DoesNotContain("Jo Rivers", await phone.ContentAsync(), StringComparison.Ordinal);
        var titles = await TitlesAsync(phone);
        Assert.Contains("CareBridge", titles);
        Assert.Empty(titles.Where(title => title.EndsWith(" - CareBridge", StringComparison.Ordinal))
            .Except(["Sign in - CareBridge"]));
        // Nobody is locked out by that.
        await phone.GotoAsync("/sign-in");
        await Expect(phone.GetByLabel("Password")).ToBeVisibleAsync();
    }

    /// <summary>That the tab's history has.</summary>
    private static async Task<IReadOnlyList<string>> TitlesAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var history = await browser.SendAsync("Page.getNavigationHistory");
        return
        [
            .. history!.Value.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("title").GetString()!),
        ];
    }

    [Fact]
    public async Task Without_script_and_in_Spanish_days_words_and_strengths_are_kept_and_read()
    {
        var desk = await site.ParticipantAsync(new()
        {
            ViewportSize = new() { Width = 1280, Height = 800 },
            JavaScriptEnabled = false,
            Locale = "es-MX",
        });
        await Expect(desk.GetByText("Una pregunta sobre compartir sus datos")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Cómo estoy" }).ClickAsync();
        await desk.GetByLabel("Ánimo").SelectOptionAsync("7");
        await desk.GetByLabel("Lo que quiera escribir").FillAsync("Caminé hasta el río.");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Guardar cómo estoy" }).ClickAsync();
        await Expect(desk.GetByText("Caminé hasta el río.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Solo usted ve estas palabras.")).ToBeVisibleAsync();

        await desk.GotoAsync("/me/milestones");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Empezar a contar" }).ClickAsync();
        await desk.GetByText("Tuve una recaída").ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Anotarlo y seguir" }).ClickAsync();
        await Expect(desk.GetByText("0 días en total.")).ToBeVisibleAsync();

        await desk.GotoAsync("/me/seen");
        await Expect(desk.GetByText("Nadie de fuera ha visto nada sobre usted.")).ToBeVisibleAsync();
        await desk.GotoAsync("/me/record/readable");
        await Expect(desk.GetByText("“Caminé hasta el río.”")).ToBeVisibleAsync();
    }
}
