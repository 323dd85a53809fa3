using System.Net.Http.Json;
using CareBridge.EndToEnd.Browsing;
using CareBridge.Platform.Security;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd;

/// <summary>A clinic without a record system, and a privacy officer, in real browsers.</summary>
public sealed class ClinicInBrowserTests(CrisisSite site) : IClassFixture<CrisisSite>
{
    [Fact]
    public async Task What_a_clinic_reads_is_gone_at_once_when_the_person_revokes()
    {
        var participant = await RegisterAsync("Robin", "Lake");
        await PutAsync(Specialist, $"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow().AddHours(-1),
            engagement = "engaged",
            craving = 2,
            mood = 8,
        });
        var consent = await ConsentAsync(participant, ["check-in-scores", "engagement"]);
        var desk = await site.OfficeAsync("clinic-staff");
        var faults = desk.Watch(site.Address);
        await desk.GotoAsync("/summaries");
        await desk.IsForEverybodyAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Robin Lake" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Robin Lake" })).ToBeVisibleAsync();
        await Expect(desk.GetByText("Craving: 2")).ToBeVisibleAsync();
        await desk.IsForEverybodyAsync();

        var revoked = await site.As(Role.Participant, null, participant)
            .PostAsJsonAsync($"/api/consent/consents/{consent}/revoke", new { });
        revoked.EnsureSuccessStatusCode();
        await Expect(desk.Locator("[data-nothing]")).ToBeVisibleAsync();

        await Expect(desk.GetByText("Robin")).ToHaveCountAsync(0);
        await LookAfterAsync(participant);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_script_and_in_Spanish_a_referral_is_answered_on_a_phone()
    {
        var participant = await RegisterAsync("Sol", "Prado");
        await ConsentAsync(participant, ["referrals"]);
        var referral = $"/api/referrals/referrals/{Guid.CreateVersion7()}";
        await PutAsync(Specialist, referral, new
        {
            participantId = participant,
            receivingOrganizationId = site.Clinic,
            serviceCode = "mental-health",
            priority = "routine",
        });
        (await Specialist.PostAsJsonAsync(referral + "/submit", new { })).EnsureSuccessStatusCode();

        var phone = await site.OfficeAsync("clinic-staff", script: false, locale: "es-MX");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Sol Prado: Atención de salud mental" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "La tenemos" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Aceptar" }).ClickAsync();

        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Atención de salud mental: Aceptada" }))
            .ToBeVisibleAsync();
        var desk = await site.OfficeAsync("clinic-staff");
        await desk.IsForEverybodyAsync();
        await desk.GotoAsync(new Uri(phone.Url).AbsolutePath);
        await desk.IsForEverybodyAsync();
    }

    /// <summary>The officer finds what was disclosed, and what was opened in an emergency.</summary>
    private async Task LookAfterAsync(Guid participant)
    {
        var opened = await site.As(Role.ClinicStaff, site.Clinic).PutAsJsonAsync(
            $"/api/consent/break-glass/{Guid.CreateVersion7()}",
            new
            {
                participantId = participant,
                facility = "Emergency room",
                natureCode = "overdose",
                reason = "Found unconscious.",
                categories = new[] { "identity" },
            });
        opened.EnsureSuccessStatusCode();
        var officer = await site.OfficeAsync("privacy-officer");
        await officer.IsForEverybodyAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Overdose" }).ClickAsync();
        await officer.IsForEverybodyAsync();
        await officer.GotoAsync("/privacy/disclosures");
        await officer.GetByLabel("Find a person by name").FillAsync("robin");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await officer.GetByRole(AriaRole.Link, new() { Name = "Robin Lake" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Cell, new() { Name = "River Clinic" }).First).ToBeVisibleAsync();
        await officer.IsForEverybodyAsync();
    }

    private HttpClient Specialist => site.As(Role.PeerSpecialist, site.Community);

    private async Task<Guid> RegisterAsync(string givenName, string familyName)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(Specialist, $"/api/directory/participants/{id}", new { givenName, familyName });
        return id;
    }

    private async Task<Guid> ConsentAsync(Guid participant, string[] categories)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(Specialist, $"/api/consent/consents/{id}", new
        {
            participantId = participant,
            discloserOrganizationIds = new[] { site.Community },
            recipientOrganizationIds = new[] { site.Clinic },
            categories,
            purposes = new[] { "treatment" },
        });
        var granted = await site.As(Role.Participant, null, participant).PostAsJsonAsync(
            $"/api/consent/consents/{id}/grant",
            new
            {
                expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
                signature = new { name = "Robin Lake" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            });
        granted.EnsureSuccessStatusCode();
        return id;
    }

    private static async Task PutAsync(HttpClient client, string address, object content) =>
        (await client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();
}
