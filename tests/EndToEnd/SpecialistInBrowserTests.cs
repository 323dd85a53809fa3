using System.Globalization;
using CareBridge.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>A peer specialist's day in real browsers.</summary>
public sealed class SpecialistInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    [Fact]
    public async Task On_a_phone_whoever_needs_somebody_is_seen_to_and_referred_in_three_steps()
    {
        await site.ListClinicAsync("Lake Clinic");
        var person = await site.RegisterAsync("Nora", "Fields");
        await OverdueAsync(person);
        var phone = await site.PhoneAsync();
        var faults = phone.Watch(site.Address);
        await phone.GotoAsync("/");
        await Expect(phone.GetByText("A step of the plan was due on")).ToBeVisibleAsync();
        await phone.IsForEverybodyAsync();

        await phone.GetByRole(AriaRole.Heading, new() { Name = "Nora Fields" }).GetByRole(AriaRole.Link).ClickAsync();
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Check in with them" }).ClickAsync();
        await phone.GetByLabel("Mood").SelectOptionAsync("6");
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Record the check-in" }).ClickAsync();
        await Expect(phone.GetByText("Mood: 6")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "It is done" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "It is not done after all" })).ToBeVisibleAsync();

        await phone.GetByRole(AriaRole.Link, new() { Name = "New referral" }).ClickAsync();
        await phone.GetByLabel("What do they need?").SelectOptionAsync("outpatient-treatment");
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "See who can help" }).ClickAsync();
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Choose this: Lake Clinic" }).ClickAsync();
        await phone.IsForEverybodyAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Make it and ask for consent" }).ClickAsync();
        await Expect(phone.GetByText("Nothing has been told.")).ToBeVisibleAsync();
        await phone.IsForEverybodyAsync();

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_script_and_in_Spanish_consent_is_asked_for_and_its_code_shown()
    {
        await site.ListClinicAsync("Hill Clinic");
        await site.RegisterAsync("Luz", "Prado");
        var desk = await site.SpecialistAsync("es-MX", script: false);
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Mis personas" })).ToBeVisibleAsync();

        await desk.GetByRole(AriaRole.Link, new() { Name = "Luz Prado" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Pedir consentimiento" }).ClickAsync();
        await desk.GetByLabel("Hill Clinic").CheckAsync();
        await desk.GetByLabel("Referencias", new() { Exact = true }).CheckAsync();
        await desk.GetByLabel("Tratamiento", new() { Exact = true }).CheckAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Preguntarle" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Crear enlace y código QR" }).ClickAsync();

        await Expect(desk.GetByRole(AriaRole.Img, new() { Name = "Código QR" })).ToBeVisibleAsync();
        await Expect(desk.GetByText("Se muestra solo esta vez.")).ToBeVisibleAsync();
        await desk.GotoAsync("/people/referrals");
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Nuestras referencias" })).ToBeVisibleAsync();
    }

    private Task OverdueAsync(Guid person) => site.RecordAsync(
        $"/api/aftercare/plans/{Guid.CreateVersion7()}",
        new
        {
            participantId = person,
            status = "active",
            title = "After discharge",
            steps = new[]
            {
                new
                {
                    description = "Call the clinic",
                    dueOn = TimeProvider.System.GetUtcNow().AddDays(-3)
                        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                },
            },
        });
}
