using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>Those who run the network, in real browsers: at a desk, and on a phone in Spanish.</summary>
public sealed class AdministrationInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    [Fact]
    public async Task A_clinic_is_added_verified_and_staffed_and_the_machinery_is_looked_at()
    {
        var desk = await site.AdministratorAsync(
            new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = desk.Watch(site.Address);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Add an organization" }).ClickAsync();
        await desk.GetByLabel("Name", new() { Exact = true }).FillAsync("Cove Clinic");
        await desk.GetByLabel("What it is").SelectOptionAsync("clinic");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Add an organization" }).ClickAsync();

        await Expect(desk.GetByText("Nobody has verified it yet.")).ToBeVisibleAsync();
        await desk.GetByLabel("How you made sure").SelectOptionAsync("document");
        await desk.GetByLabel("Where the evidence is").FillAsync("License 7");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(desk.Locator("strong")).ToHaveTextAsync("Verified");
        await desk.GetByLabel("Given name").FillAsync("Noor");
        await desk.GetByLabel("Family name").FillAsync("Field");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Add to the staff" }).ClickAsync();
        await desk.IsForEverybodyAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Noor Field" }).ClickAsync();
        await desk.GetByText("Invite", new() { Exact = true }).First.ClickAsync();
        await desk.IsForEverybodyAsync();

        await desk.GetByRole(AriaRole.Link, new() { Name = "Operation" }).ClickAsync();
        await Expect(desk.GetByText("Well")).ToHaveCountAsync(7);
        await desk.IsForEverybodyAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Exchange (FHIR)" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make it anew" }).ClickAsync();
        await Expect(desk.GetByText("Made anew:")).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();

        Assert.Empty(faults);
    }

    [Fact]
    public async Task On_a_phone_in_Spanish_the_machinery_is_looked_at_without_script()
    {
        var plain = await site.AdministratorAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
            JavaScriptEnabled = false,
            Locale = "es-MX",
        });
        await plain.GetByRole(AriaRole.Link, new() { Name = "Operación" }).ClickAsync();
        await plain.GetByRole(AriaRole.Link, new() { Name = "Crisis" }).ClickAsync();

        await Expect(plain.GetByRole(AriaRole.Rowheader, new() { Name = "Llamar al equipo de crisis" }))
            .ToBeVisibleAsync();
    }
}
