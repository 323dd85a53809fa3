using System.Net.Http.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Playwright;

namespace CareBridge.EndToEnd.Browsing;

/// <summary>A community, a crisis team, and people of both with accounts, in front of real browsers.</summary>
public sealed class CrisisSite : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly Guid _community = Guid.CreateVersion7();
    private readonly Guid _team = Guid.CreateVersion7();
    private CareBridgeTestHost _host = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Uri Address => _host.Address;

    public Guid Community => _community;

    /// <summary>Without a record system of its own.</summary>
    public Guid Clinic { get; } = Guid.CreateVersion7();

    private HttpClient Administrator => _host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public async Task InitializeAsync()
    {
        _host = await CareBridgeTestHost.StartAsync();
        await PutAsync(Administrator, $"/api/directory/organizations/{_team}",
            new { name = "North Line", kind = "crisis-team", phone = "555-0199" });
        await PutAsync(Administrator, $"/api/directory/organizations/{_community}",
            new { name = "Harbor Peers", kind = "peer-community", phone = "555-0101", crisisTeamId = _team });
        await PutAsync(Administrator, $"/api/directory/organizations/{Clinic}",
            new { name = "River Clinic", kind = "clinic", phone = "555-0150" });
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>A new participant of the community, by that name.</summary>
    public async Task<Guid> RegisterAsync(string givenName, string familyName)
    {
        var id = Guid.CreateVersion7();
        await RecordAsync($"/api/directory/participants/{id}", new { givenName, familyName });
        return id;
    }

    /// <summary>Put by a peer specialist of the community.</summary>
    public Task RecordAsync(string address, object content) => PutAsync(
        _host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, _community)), address, content);

    /// <summary>A clinic that may be told what consent lets it know.</summary>
    public Task ListClinicAsync(string name) => PutAsync(
        Administrator, $"/api/directory/organizations/{Guid.CreateVersion7()}", new { name, kind = "clinic" });

    /// <summary>A phone in the hands of a peer specialist who is signed in.</summary>
    public async Task<IPage> PhoneAsync(bool script = true)
    {
        var page = await BrowseAsync("peer-specialist", _community, new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
            JavaScriptEnabled = script,
        });
        await page.GotoAsync("/crisis/raise");
        return page;
    }

    /// <summary>A responder who is signed in.</summary>
    public Task<IPage> DeskAsync(bool script = true) => BrowseAsync(
        "crisis-responder",
        _team,
        new() { ViewportSize = new() { Width = 1280, Height = 800 }, JavaScriptEnabled = script });

    /// <summary>A peer specialist of the community at a desk, where they begin.</summary>
    /// <param name="locale">In which language their browser asks.</param>
    public Task<IPage> SpecialistAsync(string locale, bool script = true) => BrowseAsync(
        "peer-specialist",
        _community,
        new()
        {
            ViewportSize = new() { Width = 1280, Height = 800 },
            Locale = locale,
            JavaScriptEnabled = script,
        });

    /// <summary>Somebody who works at the clinic, or looks after the community's privacy, at their desk.</summary>
    public Task<IPage> OfficeAsync(string role, bool script = true, string? locale = null) => BrowseAsync(
        role,
        role == "privacy-officer" ? _community : Clinic,
        new()
        {
            ViewportSize = new() { Width = locale is null ? 1280 : 360, Height = 800 },
            JavaScriptEnabled = script,
            Locale = locale,
        });

    /// <summary>Whoever calls the API, beside the browsers.</summary>
    public HttpClient As(Role role, Guid? organization, Guid? id = null) =>
        _host.As(new Caller(id ?? Guid.CreateVersion7(), role, organization));

    /// <summary>A new peer specialist's address, and a browser in which nobody is signed in.</summary>
    public async Task<(IPage Page, string Email)> NewcomerAsync(BrowserNewContextOptions options)
    {
        // Browsers make passkeys for names, and for no numbers.
        options.BaseURL = new UriBuilder(Address) { Host = "localhost" }.Uri.ToString();
        return (await OpenAsync(options), await OpenAccountAsync("peer-specialist", _community));
    }

    public static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
    }

    /// <summary>A participant who is signed in, and is asked to let the crisis team see their safety plan.</summary>
    public async Task<IPage> ParticipantAsync(BrowserNewContextOptions options)
    {
        var id = Guid.CreateVersion7();
        var specialist = _host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, _community));
        await PutAsync(
            specialist, $"/api/directory/participants/{id}", new { givenName = "Jo", familyName = "Rivers" });
        await PutAsync(specialist, $"/api/consent/consents/{Guid.CreateVersion7()}", new
        {
            participantId = id,
            discloserOrganizationIds = new[] { _community },
            recipientOrganizationIds = new[] { _team },
            categories = new[] { "safety-plan", "engagement" },
            purposes = new[] { "treatment" },
        });
        return await EnterAsync(await OpenAccountAsync(id, "participant"), options);
    }

    /// <summary>An administrator who is signed in.</summary>
    public async Task<IPage> AdministratorAsync(BrowserNewContextOptions options) =>
        await EnterAsync(await OpenAccountAsync(Guid.CreateVersion7(), "administrator"), options);

    private async Task<IPage> BrowseAsync(string role, Guid organization, BrowserNewContextOptions options) =>
        await EnterAsync(await OpenAccountAsync(role, organization), options);

    private async Task<IPage> EnterAsync(string email, BrowserNewContextOptions options)
    {
        options.BaseURL = Address.ToString();
        var page = await OpenAsync(options);
        await SignInAsync(page, email);
        // It stands on the pages of whoever is signed in, whichever theirs begins with.
        await page.Locator("nav").WaitForAsync();
        return page;
    }

    private async Task<string> OpenAccountAsync(string role, Guid organization)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(
            Administrator,
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Ana", familyName = "Rivers", role = ListedAs(role) });
        return await OpenAccountAsync(id, role);
    }

    /// <returns>The address to sign in with.</returns>
    private async Task<string> OpenAccountAsync(Guid id, string role)
    {
        var email = $"{id:N}@mail.example";
        await PutAsync(Administrator, $"/api/portal/accounts/{id}", new { email, password = Password, role });
        return email;
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions options)
    {
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>What the directory calls what they do; null where it is nobody's to know.</summary>
    private static string? ListedAs(string role) => role switch
    {
        "clinic-staff" => "clinician",
        "privacy-officer" => null,
        _ => role,
    };

    private static async Task PutAsync(HttpClient client, string address, object content) =>
        (await client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();
}
