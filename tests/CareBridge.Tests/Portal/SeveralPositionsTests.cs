using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>One human being signs in once and acts for one of their positions at a time.</summary>
public sealed class SeveralPositionsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Who_has_two_accounts_joins_them_and_chooses_what_they_act_for()
    {
        var (first, second) = (await AccountAsync(portal.Community), await AccountAsync(portal.Clinic, "clinic-staff"));
        var browser = await portal.SignedInBrowserAsync(first.Email);
        Assert.Equal("not-one-person", await PortalHost.CodeAsync(await JoinAsync(browser, second)));
        await SayOneAsync(portal.Clinic, second.Id, first.Id);

        await JoinAsync(browser, second, "not the password").IsAsync(HttpStatusCode.UnprocessableEntity);
        // What the directory announces at the same moment may come first: it is done again.
        await Eventually.SucceedsAsync(() => JoinAsync(browser, second).IsAsync(HttpStatusCode.OK));
        await JoinAsync(browser, second).IsAsync(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(second.Email)).StatusCode);
        var session = await SessionAsync(browser);
        Assert.Equal((first.Id, 2), (Acting(session), session.GetProperty("positions").GetArrayLength()));
        await ChooseAsync(browser, second.Id).IsAsync(HttpStatusCode.OK);
        session = await SessionAsync(browser);
        Assert.Equal(
            (second.Id, "clinic-staff", portal.Clinic),
            (Acting(session), session.GetProperty("role").GetString(),
                session.GetProperty("organizationId").GetGuid()));
        await ChooseAsync(browser, Guid.CreateVersion7()).IsAsync(HttpStatusCode.NotFound);

        // A program says it with the token.
        var tokens = await TokensAsync(first.Email, second.Id);
        Assert.Equal(second.Id, Acting(await SessionAsync(With(tokens))));
        Assert.Equal("signed-in-by-token", await PortalHost.CodeAsync(await ChooseAsync(With(tokens), first.Id)));
        var back = await portal.Host.Anonymous.PostAsJsonAsync(
            "/api/portal/token/refresh",
            new { refreshToken = tokens.GetProperty("refreshToken").GetString(), positionId = first.Id });
        Assert.Equal(first.Id, Acting(await SessionAsync(With(await back.Content.ReadFromJsonAsync<JsonElement>()))));
        await portal.Host.Anonymous.PostAsJsonAsync(
                "/api/portal/token",
                new { email = first.Email, password = PortalHost.Password, positionId = Guid.CreateVersion7() })
            .IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_position_that_is_left_is_out_at_once_and_the_others_are_not()
    {
        var (first, second) = await JoinedAsync();
        var (one, other) = (await TokensAsync(first.Email), await TokensAsync(first.Email, second.Id));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        // Also the one whose password it is.
        (await portal.Administrator.PostAsync(
            $"/api/directory/organizations/{portal.Community}/staff/{first.Id}/leave", null)).EnsureSuccessStatusCode();

        await Eventually.IsAsync(HttpStatusCode.Unauthorized, () => StatusOfAsync(With(one)));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(With(other)));
        await ChooseAsync(await portal.SignedInBrowserAsync(first.Email), first.Id).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(second.Id, Acting(await SessionAsync(With(await TokensAsync(first.Email)))));
    }

    [Fact]
    public async Task What_is_said_to_be_somebody_elses_is_out_and_is_invited_anew()
    {
        var (first, second) = await JoinedAsync();
        var tokens = await TokensAsync(first.Email, second.Id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        await SayOneAsync(portal.Clinic, second.Id, second.Id);

        await Eventually.IsAsync(HttpStatusCode.Unauthorized, () => StatusOfAsync(With(tokens)));
        var session = await SessionAsync(With(await TokensAsync(first.Email)));
        Assert.Equal(first.Id, Acting(Assert.Single(session.GetProperty("positions").EnumerateArray())));
        (await PortalHost.PutAccountAsync(
            portal.Administrator, second.Id, $"new-{second.Id:N}@harbor.example", "clinic-staff"))
            .EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task What_was_said_before_another_join_and_is_heard_after_it_sets_apart_what_moved_along()
    {
        var (known, other) = await JoinedAsync();
        var first = await AccountAsync(portal.OtherCommunity);
        await SayOneAsync(portal.OtherCommunity, first.Id, known.Id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var saidAt = portal.Clock.GetUtcNow();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var browser = await portal.SignedInBrowserAsync(first.Email);
        await Eventually.SucceedsAsync(() => JoinAsync(browser, known).IsAsync(HttpStatusCode.OK));
        Assert.Equal(3, (await SessionAsync(browser)).GetProperty("positions").GetArrayLength());

        await using var scope = portal.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SetPositionsApart>().HandleAsync(
            new StaffChanged
            {
                StaffId = other.Id,
                OrganizationId = portal.Clinic,
                PersonId = other.Id,
                Version = 1000,
                Active = true,
                ChangedAt = saidAt,
            },
            CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SaveChangesAsync();

        Assert.Equal(2, (await SessionAsync(browser)).GetProperty("positions").GetArrayLength());
        await ChooseAsync(browser, other.Id).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_password_and_a_disabled_account_are_about_every_position()
    {
        var (first, second) = await JoinedAsync();
        var browser = await portal.SignedInBrowserAsync(first.Email);
        await ChooseAsync(browser, second.Id).IsAsync(HttpStatusCode.OK);
        var tokens = await TokensAsync(first.Email, second.Id);

        await browser.PostAsJsonAsync(
                "/api/portal/password", new { current = PortalHost.Password, @new = "another long password" })
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(second.Id, Acting(await SessionAsync(browser)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(With(tokens)));

        await portal.Administrator.PostAsync($"/api/portal/accounts/{second.Id}/disable", null)
            .IsAsync(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(browser));
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await portal.TokenAsync(first.Email, "another long password")).StatusCode);
    }

    [Fact]
    public async Task Of_two_that_join_each_other_at_once_one_still_signs_in()
    {
        for (var round = 0; round < 3; round++)
        {
            var (first, second) = await SaidToBeOneAsync();
            var (one, other) = (
                await portal.SignedInBrowserAsync(first.Email), await portal.SignedInBrowserAsync(second.Email));

            await Task.WhenAll(JoinAsync(one, second), JoinAsync(other, first));

            var (opens, others) = (
                (await portal.TokenAsync(first.Email)).StatusCode, (await portal.TokenAsync(second.Email)).StatusCode);
            Assert.Contains(HttpStatusCode.OK, new[] { opens, others });
        }
    }

    [Fact]
    public async Task Who_works_at_an_organization_that_is_withdrawn_is_out_while_it_is()
    {
        var organization = Guid.CreateVersion7();
        (await portal.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}", new { name = "Harbor", kind = "peer-community" }))
            .EnsureSuccessStatusCode();
        var account = await AccountAsync(organization);
        var browser = await portal.SignedInBrowserAsync(account.Email);
        var address = $"/api/directory/organizations/{organization}";

        await portal.Administrator.PostAsJsonAsync($"{address}/withdraw", new { reason = "closed" })
            .IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync(
            HttpStatusCode.Unauthorized, async () => (await portal.TokenAsync(account.Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(browser));

        await portal.Administrator.PostAsJsonAsync(
                $"{address}/verify", new { method = "call", reference = "Talked to them" })
            .IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync(HttpStatusCode.OK, async () => (await portal.TokenAsync(account.Email)).StatusCode);
    }

    private async Task<(Known First, Known Second)> SaidToBeOneAsync()
    {
        var (first, second) = (await AccountAsync(portal.Community), await AccountAsync(portal.Clinic, "clinic-staff"));
        await SayOneAsync(portal.Clinic, second.Id, first.Id);
        return (first, second);
    }

    private async Task<(Known First, Known Second)> JoinedAsync()
    {
        var (first, second) = await SaidToBeOneAsync();
        var browser = await portal.SignedInBrowserAsync(first.Email);
        await Eventually.SucceedsAsync(() => JoinAsync(browser, second).IsAsync(HttpStatusCode.OK));
        return (first, second);
    }

    private async Task<Known> AccountAsync(Guid organization, string role = "peer-specialist")
    {
        var known = new Known(await portal.AddStaffAsync(organization));
        (await PortalHost.PutAccountAsync(portal.Administrator, known.Id, known.Email, role)).EnsureSuccessStatusCode();
        return known;
    }

    private async Task SayOneAsync(Guid organization, Guid position, Guid personId) =>
        (await portal.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{position}",
            new { givenName = "Jo", familyName = "Rivers", personId })).EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> JoinAsync(
        HttpClient client, Known other, string password = PortalHost.Password) =>
        client.PutAsJsonAsync($"/api/portal/positions/{other.Id}", new { email = other.Email, password });

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient client, Guid personId) =>
        client.PostAsJsonAsync("/api/portal/session/position", new { personId });

    private async Task<JsonElement> TokensAsync(string email, Guid? positionId = null)
    {
        var answer = await portal.Host.Anonymous.PostAsJsonAsync(
            "/api/portal/token", new { email, password = PortalHost.Password, positionId });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private HttpClient With(JsonElement tokens) => portal.WithToken(tokens.GetProperty("accessToken").GetString()!);

    private static Task<JsonElement> SessionAsync(HttpClient client) =>
        client.GetFromJsonAsync<JsonElement>("/api/portal/session");

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient client) =>
        (await client.GetAsync("/api/portal/session")).StatusCode;

    private static Guid Acting(JsonElement session) => session.GetProperty("personId").GetGuid();

    private sealed record Known(Guid Id)
    {
        public string Email => $"p{Id:N}@harbor.example";
    }
}
