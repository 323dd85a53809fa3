using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Portal;

/// <summary>Sessions and tokens end, however much they are used, and a copy of a token is found out.</summary>
public sealed class EndingInTimeTests(ShortPortalHost portal) : IClassFixture<ShortPortalHost>
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(9);

    [Fact]
    public async Task A_session_that_is_used_all_the_time_ends_and_so_do_tokens()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();

        for (var times = 0; times < 2; times++)
        {
            portal.Clock.Advance(Step);
            await browser.GetAsync("/api/portal/session").IsAsync(HttpStatusCode.OK);
            tokens = await (await RefreshAsync(tokens)).Content.ReadFromJsonAsync<JsonElement>();
        }
        portal.Clock.Advance(Step);

        await browser.GetAsync("/api/portal/session").IsAsync(HttpStatusCode.Unauthorized);
        await RefreshAsync(tokens).IsAsync(HttpStatusCode.Unauthorized);
        await UseAsync(tokens).IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_token_opens_once_and_a_copy_that_comes_later_ends_everything()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var first = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();
        var second = await (await RefreshAsync(first)).Content.ReadFromJsonAsync<JsonElement>();
        // The answer was lost on the way.
        await RefreshAsync(first).IsAsync(HttpStatusCode.OK);
        await UseAsync(second).IsAsync(HttpStatusCode.OK);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var copy = await RefreshAsync(first);

        Assert.Equal("invalid-token", await PortalHost.CodeAsync(copy));
        await UseAsync(second).IsAsync(HttpStatusCode.Unauthorized);
        await RefreshAsync(second).IsAsync(HttpStatusCode.Unauthorized);
        await portal.TokenAsync(email).IsAsync(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> RefreshAsync(JsonElement tokens) => portal.Host.Anonymous.PostAsJsonAsync(
        "/api/portal/token/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() });

    private Task<HttpResponseMessage> UseAsync(JsonElement tokens) =>
        portal.WithToken(tokens.GetProperty("accessToken").GetString()!).GetAsync("/api/portal/session");
}

/// <summary>Where nothing lasts for more than 25 minutes.</summary>
public sealed class ShortPortalHost : PortalHost
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Portal:SessionAtMost"] = "00:25:00",
        ["Portal:TokensAtMost"] = "00:25:00",
    };
}
