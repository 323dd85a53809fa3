using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>Who leaves an organization is out at once; who is back comes in when an administrator lets them.</summary>
public sealed class LeavingTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Who_leaves_is_out_at_once_and_who_is_back_stays_out_until_they_are_let_in()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        await MoveAsync(id, "leave");
        await Eventually.IsAsync(HttpStatusCode.Unauthorized, () => StatusOfAsync(browser));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(WithToken(tokens)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(email)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnableAsync(id)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await BackAsync(id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(email)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var enabled = await EnableAsync(id);
        Assert.False((await enabled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("disabled").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await EnableAsync(id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
        // What had ended stays ended.
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(WithToken(tokens)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(browser));
    }

    [Fact]
    public async Task That_they_left_is_about_no_account_that_they_were_given_afterwards()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(id, "leave");
        await Eventually.IsAsync(
            HttpStatusCode.Unauthorized, async () => (await portal.TokenAsync(email)).StatusCode);
        var left = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await BackAsync(id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await EnableAsync(id)).EnsureSuccessStatusCode();

        await TellAsync(Left(id, left));
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);

        // That they have left again, told before they were last said to be there.
        await TellAsync(Left(id, portal.Clock.GetUtcNow().AddSeconds(1)));
        await TellAsync(Left(id, left) with { Version = 5, Active = true });
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(email)).StatusCode);
    }

    [Fact]
    public async Task No_account_is_made_for_who_has_left_since_the_directory_was_asked()
    {
        var id = await portal.AddStaffAsync(portal.Community);
        // The word of it comes before the directory's answer has been used.
        await TellAsync(Left(id, portal.Clock.GetUtcNow().AddSeconds(1)));

        var answer = await PortalHost.PutAccountAsync(
            portal.Administrator, id, $"p{id:N}@harbor.example", "peer-specialist");

        Assert.Equal("has-left", await PortalHost.CodeAsync(answer));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_lets_anybody_in()
    {
        var (id, _) = await portal.AddSpecialistAccountAsync();

        var answer = await portal.SpecialistOf(portal.Community).PostAsync($"/api/portal/accounts/{id}/enable", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private StaffChanged Left(Guid id, DateTimeOffset at) => new()
    {
        StaffId = id,
        OrganizationId = portal.Community,
        Version = 2,
        Active = false,
        ChangedAt = at,
    };

    /// <summary>As if the inbox had forgotten what it was told before.</summary>
    private async Task TellAsync(StaffChanged message)
    {
        await using var scope = portal.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EndAccessOnLeaving>().HandleAsync(message, default);
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();
    }

    private async Task MoveAsync(Guid id, string verb) => (await portal.Administrator.PostAsync(
        $"/api/directory/organizations/{portal.Community}/staff/{id}/{verb}", null)).EnsureSuccessStatusCode();

    private async Task BackAsync(Guid id) => (await portal.Administrator.PutAsJsonAsync(
        $"/api/directory/organizations/{portal.Community}/staff/{id}",
        new { givenName = "Jo", familyName = "Rivers" })).EnsureSuccessStatusCode();

    private Task<HttpResponseMessage> EnableAsync(Guid id) =>
        portal.Administrator.PostAsync($"/api/portal/accounts/{id}/enable", null);

    private HttpClient WithToken(JsonElement tokens) =>
        portal.WithToken(tokens.GetProperty("accessToken").GetString()!);

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient client) =>
        (await client.GetAsync("/api/portal/session")).StatusCode;
}
