using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>A privacy officer keeps records from being deleted: at a desk, and on a phone in Spanish.</summary>
public sealed class PrivacyInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    private const string Officer = "privacy-officer";

    [Fact]
    public async Task A_hold_is_placed_on_somebody_found_by_name_and_lifted()
    {
        await site.RegisterAsync("Robin", "Lake");
        var desk = await site.OfficeAsync(Officer);
        var faults = desk.Watch(site.Address);
        await desk.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Legal holds" })
            .ClickAsync();
        await desk.IsForEverybodyAsync();
        await desk.GetByLabel("Find a person by name").FillAsync("Robin");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Robin Lake" }).ClickAsync();
        await desk.GetByLabel("For which case or request").First.FillAsync("Case 12");
        await desk.IsForEverybodyAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Place the hold" }).First.ClickAsync();

        var hold = desk.Locator("section.case").Filter(new() { HasText = "Robin Lake" });
        await Expect(hold.GetByText("It stands.")).ToBeVisibleAsync();
        await hold.Locator("summary").ClickAsync();
        await hold.GetByLabel("Why it may be lifted").FillAsync("It is closed.");
        await desk.IsForEverybodyAsync();
        await hold.GetByRole(AriaRole.Button, new() { Name = "Lift the hold" }).ClickAsync();
        await Expect(hold.GetByText("It was lifted.")).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "News" }).ClickAsync();
        await Expect(desk.GetByText("There is nothing yet.")).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();
        Assert.Empty(faults);
    }

    [Fact]
    public async Task On_a_phone_in_Spanish_and_without_script_nothing_typed_is_lost()
    {
        var phone = await site.OfficeAsync(Officer, script: false, locale: "es-MX");
        await phone.GetByRole(AriaRole.Navigation)
            .GetByRole(AriaRole.Link, new() { Name = "Retenciones legales" }).ClickAsync();
        await phone.GetByText("Harbor Peers").ClickAsync();
        var reason = phone.GetByLabel("Para qué caso o solicitud");
        await reason.FillAsync(" ");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Poner la retención" }).ClickAsync();

        await Expect(phone.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(reason).ToBeVisibleAsync();
        await reason.FillAsync("Auditoría");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Poner la retención" }).ClickAsync();
        await Expect(phone.GetByText("Está vigente.")).ToBeVisibleAsync();
    }
}
