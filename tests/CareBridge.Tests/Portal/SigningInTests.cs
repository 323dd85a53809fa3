using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Portal;

public sealed class SigningInTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_browser_gets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        var browser = portal.Browser();

        var answer = await browser.PostAsJsonAsync(
            "/api/portal/session", new { email = $" {email.ToUpperInvariant()} ", password = PortalHost.Password });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=strict", cookie);
        var session = await browser.GetFromJsonAsync<JsonElement>("/api/portal/session");
        Assert.Equal(id, session.GetProperty("personId").GetGuid());
        Assert.Equal("peer-specialist", session.GetProperty("role").GetString());
        Assert.Equal(portal.Community, session.GetProperty("organizationId").GetGuid());
    }

    [Fact]
    public async Task A_token_opens_the_API_of_the_services()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();

        var answer = await portal.TokenAsync(email);

        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Bearer", tokens.GetProperty("tokenType").GetString());
        Assert.Equal(15 * 60, tokens.GetProperty("expiresIn").GetInt32());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var client = portal.WithToken(tokens.GetProperty("accessToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/directory/participants")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_disabled_account_get_the_same_answer()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var (disabled, disabledEmail) = await portal.AddSpecialistAccountAsync();
        await portal.Administrator.PostAsync($"/api/portal/accounts/{disabled}/disable", null);

        var answers = new[]
        {
            await SignInAsync("nobody@harbor.example", PortalHost.Password),
            await SignInAsync("not an address", PortalHost.Password),
            await SignInAsync(email, "wrong horse battery"),
            await SignInAsync(email, new string('x', 10_000)),
            await SignInAsync(disabledEmail, PortalHost.Password),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        var problems = await Task.WhenAll(answers.Select(PortalHost.ProblemAsync));
        Assert.All(problems, problem => Assert.Equal("invalid-credentials", problem.GetProperty("code").GetString()));
        Assert.Single(problems.Select(problem => problem.GetProperty("title").GetString()).Distinct());
    }

    [Fact]
    public async Task Without_signing_in_the_answer_is_a_problem_and_not_a_redirect()
    {
        foreach (var path in new[] { "/api/portal/session", "/api/directory/organizations", "/api/nowhere" })
        {
            var answer = await portal.Host.Anonymous.GetAsync(path);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("sign-in-needed", await PortalHost.CodeAsync(answer));
            Assert.Null(answer.Headers.Location);
        }
    }

    [Fact]
    public async Task A_cookie_alone_changes_nothing()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        browser.DefaultRequestHeaders.Remove("X-CareBridge-Request");
        var change = new { current = PortalHost.Password, @new = "another long password" };

        var forged = await browser.PostAsJsonAsync("/api/portal/password", change);

        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal("request-header-missing", await PortalHost.CodeAsync(forged));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/portal/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_away_and_twice_does_no_harm()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/portal/session")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/portal/session")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/portal/session")).StatusCode);
    }

    [Theory]
    [InlineData("""{ "email": "a@b.example" }""")]
    [InlineData("""{ "email": null, "password": "x" }""")]
    [InlineData("""{ "email": "a@b.example", "password": 12 }""")]
    [InlineData("""{ "email": "a@b.example", "password": "x", "remember": true }""")]
    [InlineData("""["a@b.example", "x"]""")]
    [InlineData("""{ "email": """)]
    public async Task A_sign_in_that_cannot_be_read_is_a_bad_request_that_repeats_nothing(string body)
    {
        var answer = await portal.Host.Anonymous.PostAsync(
            "/api/portal/session", new StringContent(
                body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await PortalHost.ProblemAsync(answer);
        Assert.DoesNotContain("a@b.example", await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SignInAsync(string email, string password) =>
        portal.Host.Anonymous.PostAsJsonAsync("/api/portal/session", new { email, password });
}
