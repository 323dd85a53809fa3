using System.Net.Http.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Playwright;

namespace CareBridge.EndToEnd.Browsing;

/// <summary>A community, a crisis team, and people of both with accounts, in front of real browsers.</summary>
public sealed class CrisisSite : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly Guid _community = Guid.CreateVersion7();
    private readonly Guid _team = Guid.CreateVersion7();
    private CareBridgeTestHost _host = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Uri Address => _host.Address;

    private HttpClient Administrator => _host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public async Task InitializeAsync()
    {
        _host = await CareBridgeTestHost.StartAsync();
        await PutAsync(Administrator, $"/api/directory/organizations/{_team}",
            new { name = "North Line", kind = "crisis-team", phone = "555-0199" });
        await PutAsync(Administrator, $"/api/directory/organizations/{_community}",
            new { name = "Harbor Peers", kind = "peer-community", phone = "555-0101", crisisTeamId = _team });
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
    public async Task RegisterAsync(string givenName, string familyName) => await PutAsync(
        _host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, _community)),
        $"/api/directory/participants/{Guid.CreateVersion7()}",
        new { givenName, familyName });

    /// <summary>A phone in the hands of a peer specialist who is signed in.</summary>
    public Task<IPage> PhoneAsync(bool script = true) => BrowseAsync(
        "peer-specialist",
        _community,
        new()
        {
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
            HasTouch = true,
            JavaScriptEnabled = script,
        });

    /// <summary>A responder who is signed in.</summary>
    public Task<IPage> DeskAsync(bool script = true) => BrowseAsync(
        "crisis-responder",
        _team,
        new() { ViewportSize = new() { Width = 1280, Height = 800 }, JavaScriptEnabled = script });

    /// <summary>An administrator who is signed in.</summary>
    public async Task<IPage> AdministratorAsync(BrowserNewContextOptions options)
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@mail.example";
        await PutAsync(
            Administrator, $"/api/portal/accounts/{id}", new { email, password = Password, role = "administrator" });
        return await SignInAsync(email, options, "**/administration");
    }

    private async Task<IPage> BrowseAsync(string role, Guid organization, BrowserNewContextOptions options)
    {
        var id = Guid.CreateVersion7();
        await PutAsync(
            Administrator,
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Ana", familyName = "Rivers", role });
        var email = $"{id:N}@mail.example";
        await PutAsync(Administrator, $"/api/portal/accounts/{id}", new { email, password = Password, role });
        return await SignInAsync(email, options, "**/crisis/**");
    }

    private async Task<IPage> SignInAsync(string email, BrowserNewContextOptions options, string start)
    {
        options.BaseURL = Address.ToString();
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=email]").FillAsync(email);
        await page.Locator("[name=password]").FillAsync(Password);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync(start);
        return page;
    }

    private static async Task PutAsync(HttpClient client, string address, object content) =>
        (await client.PutAsJsonAsync(address, content)).EnsureSuccessStatusCode();
}
