using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Portal;

public sealed class EndingSessionsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string NewPassword = "another long password";

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_that_set_it()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var (mine, other) = (await portal.SignedInBrowserAsync(email), await portal.SignedInBrowserAsync(email));
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();

        var answer = await mine.PostAsJsonAsync(
            "/api/portal/password", new { current = PortalHost.Password, @new = NewPassword });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(mine));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(other));
        await AssertEndedAsync(tokens);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(email)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email, NewPassword)).StatusCode);
    }

    [Theory]
    [InlineData("too short", "new")]
    [InlineData("aaaaaaaaaaaaaaaa", "new")]
    [InlineData("", "new")]
    public async Task A_weak_new_password_is_refused_and_the_old_one_stays(string weak, string field)
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);

        var answer = await browser.PostAsJsonAsync(
            "/api/portal/password", new { current = PortalHost.Password, @new = weak });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await PortalHost.ProblemAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(browser));
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();

        var first = await portal.Administrator.PostAsync($"/api/portal/accounts/{id}/disable", null);
        var again = await portal.Administrator.PostAsync($"/api/portal/accounts/{id}/disable", null);

        Assert.True((await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("disabled").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(browser));
        await AssertEndedAsync(tokens);
    }

    [Fact]
    public async Task Only_an_administrator_disables_accounts()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);

        var answer = await browser.PostAsync($"/api/portal/accounts/{id}/disable", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(browser));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_disabled()
    {
        var administrator = await portal.SignedInBrowserAsync(
            PortalHost.AdministratorEmail, PortalHost.AdministratorPassword);
        var session = await administrator.GetFromJsonAsync<JsonElement>("/api/portal/session");

        var answer = await administrator.PostAsync(
            $"/api/portal/accounts/{session.GetProperty("personId").GetGuid()}/disable", null);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("last-administrator", await PortalHost.CodeAsync(answer));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(administrator));
    }

    [Fact]
    public async Task Administrators_who_disable_each_other_at_once_leave_one()
    {
        var first = await portal.SignedInBrowserAsync(
            PortalHost.AdministratorEmail, PortalHost.AdministratorPassword);
        var one = (await first.GetFromJsonAsync<JsonElement>("/api/portal/session")).GetProperty("personId").GetGuid();
        var other = Guid.CreateVersion7();
        await PortalHost.PutAccountAsync(portal.Administrator, other, $"{other}@mail.example", "administrator")
            .IsAsync(HttpStatusCode.Created);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(ActAsync(one, "disable"), ActAsync(other, "disable"));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
            await ActAsync(one, "enable").IsAsync(HttpStatusCode.OK);
            await ActAsync(other, "enable").IsAsync(HttpStatusCode.OK);
        }
        await ActAsync(other, "disable").IsAsync(HttpStatusCode.OK);

        Task<HttpResponseMessage> ActAsync(Guid id, string verb) =>
            portal.Administrator.PostAsync($"/api/portal/accounts/{id}/{verb}", null);
    }

    [Fact]
    public async Task A_session_lasts_while_it_is_used_and_half_an_hour_longer()
    {
        // Of staff it locks before.
        var id = await portal.AddParticipantAsync(portal.Community);
        var email = $"p{id:N}@mail.example";
        await PortalHost.PutAccountAsync(portal.Administrator, id, email, "participant")
            .IsAsync(HttpStatusCode.Created);
        var browser = await portal.SignedInBrowserAsync(email);

        for (var i = 0; i < 3; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(browser));
        }
        portal.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(browser));
    }

    [Fact]
    public async Task An_access_token_lasts_15_minutes_and_its_refresh_token_12_hours()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();

        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(WithAccess(tokens)));
        portal.Clock.Advance(TimeSpan.FromHours(11));
        var renewed = await RefreshAsync(tokens.GetProperty("refreshToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        var next = await renewed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(WithAccess(next)));
        portal.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal("invalid-token",
            await PortalHost.CodeAsync(await RefreshAsync(next.GetProperty("refreshToken").GetString()!)));
    }

    [Fact]
    public async Task An_access_token_does_not_refresh_and_a_forged_one_does_nothing()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();
        var access = tokens.GetProperty("accessToken").GetString()!;

        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(access)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync("forged")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(portal.WithToken(access[..^4] + "AAAA")));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusOfAsync(portal.WithToken(tokens.GetProperty("refreshToken").GetString()!)));
    }

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient client) =>
        (await client.GetAsync("/api/portal/session")).StatusCode;

    private HttpClient WithAccess(JsonElement tokens) =>
        portal.WithToken(tokens.GetProperty("accessToken").GetString()!);

    private Task<HttpResponseMessage> RefreshAsync(string refreshToken) =>
        portal.Host.Anonymous.PostAsJsonAsync("/api/portal/token/refresh", new { refreshToken });

    private async Task AssertEndedAsync(JsonElement tokens)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(WithAccess(tokens)));
        var refreshed = await RefreshAsync(tokens.GetProperty("refreshToken").GetString()!);
        Assert.Equal("invalid-token", await PortalHost.CodeAsync(refreshed));
    }
}
