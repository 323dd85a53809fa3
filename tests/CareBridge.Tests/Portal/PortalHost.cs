using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>CareBridge with a clock that the test moves, and a small network of organizations.</summary>
public class PortalHost : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    public const string AdministratorPassword = "first of all accounts";
    public const string AdministratorEmail = "administrator@carebridge.local";

    public CareBridgeTestHost Host { get; private set; } = null!;

    public FixedClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public Guid Community { get; } = Guid.CreateVersion7();

    public Guid OtherCommunity { get; } = Guid.CreateVersion7();

    public Guid Clinic { get; } = Guid.CreateVersion7();

    // Internal tokens last a minute, so that each use takes a new one.
    public HttpClient Administrator => Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    public HttpClient SpecialistOf(Guid organization) =>
        Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, organization));

    protected virtual IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Portal:AdministratorPassword"] = AdministratorPassword };

    protected virtual Action<IServiceCollection>? Configure => null;

    public async Task InitializeAsync()
    {
        Host = await CareBridgeTestHost.StartAsync(Clock, Configure, Settings);
        await AddOrganizationAsync(Community, "peer-community");
        await AddOrganizationAsync(OtherCommunity, "peer-community");
        await AddOrganizationAsync(Clinic, "clinic");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>A client that keeps cookies, as a browser does.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() })
    {
        BaseAddress = Host.Address,
        DefaultRequestHeaders = { { "X-CareBridge-Request", "1" } },
    };

    public async Task<HttpClient> SignedInBrowserAsync(string email, string password = Password)
    {
        var browser = Browser();
        (await browser.PostAsJsonAsync("/api/portal/session", new { email, password })).EnsureSuccessStatusCode();
        return browser;
    }

    public Task<HttpResponseMessage> TokenAsync(string email, string password = Password) =>
        Host.Anonymous.PostAsJsonAsync("/api/portal/token", new { email, password });

    public HttpClient WithToken(string token) => new()
    {
        BaseAddress = Host.Address,
        DefaultRequestHeaders = { Authorization = new("Bearer", token) },
    };

    public async Task<(Guid Id, string Email)> AddSpecialistAccountAsync()
    {
        var id = await AddStaffAsync(Community);
        var email = $"p{id:N}@harbor.example";
        (await PutAccountAsync(Administrator, id, email, "peer-specialist")).EnsureSuccessStatusCode();
        return (id, email);
    }

    public async Task<Guid> AddStaffAsync(Guid organization)
    {
        var id = Guid.CreateVersion7();
        var answer = await Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}", new { givenName = "Jo", familyName = "Rivers" });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public async Task<Guid> AddParticipantAsync(Guid organization)
    {
        var id = Guid.CreateVersion7();
        var answer = await SpecialistOf(organization).PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName = "Sam", familyName = "Brook" });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static Task<HttpResponseMessage> PutAccountAsync(
        HttpClient client, Guid id, string email, string role, string password = Password) =>
        client.PutAsJsonAsync($"/api/portal/accounts/{id}", new { email, password, role });

    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await ProblemAsync(answer)).GetProperty("code").GetString();

    private async Task AddOrganizationAsync(Guid id, string kind)
    {
        var answer = await Administrator
            .PutAsJsonAsync($"/api/directory/organizations/{id}", new { name = "Harbor", kind });
        answer.EnsureSuccessStatusCode();
    }
}
