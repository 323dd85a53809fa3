using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal;

/// <summary>Where somebody is signed in, one by one.</summary>
public sealed class KeepingSessionsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Sessions = "/api/portal/account/sessions";

    private const string Firefox =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task Each_is_there_by_what_it_runs_on_and_ends_at_once_by_itself()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var mine = await portal.SignedInBrowserAsync(email);
        using var other = portal.Browser();
        other.DefaultRequestHeaders.UserAgent.ParseAdd(Firefox);
        await other.PostAsJsonAsync("/api/portal/session", new { email, password = PortalHost.Password })
            .IsAsync(HttpStatusCode.OK);
        var tokens = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();
        var program = portal.WithToken(tokens.GetProperty("accessToken").GetString()!);

        var all = await ReadAsync(mine);
        var theirs = all.Single(one => one.GetProperty("browser").GetString() == "firefox");
        Assert.Equal("windows", theirs.GetProperty("system").GetString());
        Assert.Single(all, one => one.GetProperty("isProgram").GetBoolean());
        Assert.Equal(3, all.Count);
        Assert.False(theirs.GetProperty("isThis").GetBoolean());
        await mine.DeleteAsync($"{Sessions}/{IdOf(theirs)}").IsAsync(HttpStatusCode.NoContent);
        await mine.DeleteAsync($"{Sessions}/{IdOf(theirs)}").IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(other));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(program));
        await mine.DeleteAsync($"{Sessions}/{IdOf(all.Single(one => one.GetProperty("isProgram").GetBoolean()))}")
            .IsAsync(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(program));
        await portal.Host.Anonymous.PostAsJsonAsync(
                "/api/portal/token/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() })
            .IsAsync(HttpStatusCode.Unauthorized);
        Assert.True(Assert.Single(await ReadAsync(mine)).GetProperty("isThis").GetBoolean());
    }

    [Fact]
    public async Task Nobody_ends_or_sees_anothers()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var theirs = IdOf(Assert.Single(await ReadAsync(browser)));
        var (_, other) = await portal.AddSpecialistAccountAsync();
        var stranger = await portal.SignedInBrowserAsync(other);

        Assert.DoesNotContain(await ReadAsync(stranger), one => IdOf(one) == theirs);
        await stranger.DeleteAsync($"{Sessions}/{theirs}").IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(browser));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_of_whoever_has_signed_out_opens_nothing()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        using var plain = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = portal.Host.Address,
            DefaultRequestHeaders = { { "X-CareBridge-Request", "1" } },
        };
        var opened = await plain.PostAsJsonAsync(
            "/api/portal/session", new { email, password = PortalHost.Password });
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie")).Split(';')[0];
        plain.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(plain));

        await plain.DeleteAsync("/api/portal/session").IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync(plain));
    }

    [Fact]
    public async Task Those_that_have_ended_by_themselves_are_not_told()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var (first, second) = (await portal.SignedInBrowserAsync(email), await portal.SignedInBrowserAsync(email));
        Assert.Equal(2, (await ReadAsync(first)).Count);

        await second.PostAsJsonAsync("/api/portal/account/sessions/end", new { }).IsAsync(HttpStatusCode.NoContent);
        Assert.Single(await ReadAsync(second));
        await portal.SignedInBrowserAsync(email);
        Assert.Equal(2, (await ReadAsync(second)).Count);
        // The other one is not used, and has ended half an hour later.
        for (var i = 0; i < 5; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(8));
            Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(second));
        }

        Assert.True(Assert.Single(await ReadAsync(second)).GetProperty("isThis").GetBoolean());
    }

    [Fact]
    public async Task A_screen_that_reads_itself_keeps_its_session_though_nobody_is_there()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        using var screen = await portal.SignedInBrowserAsync(email);

        for (var i = 0; i < 3; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(20));
            // Nobody answers behind the portal here; whoever is not let in is told another thing.
            using var answer = await screen.GetAsync("/api/crisis/board/changes");
            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("", "Other", "Other")]
    [InlineData("curl/8.5.0", "Other", "Other")]
    [InlineData(Firefox, "Firefox", "Windows")]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "Chrome", "Linux")]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
            + "Safari/537.36 Edg/140.0.0.0",
        "Edge", "Windows")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/18.5 Mobile/15E148 Safari/604.1",
        "Safari", "Ios")]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
            + "Chrome/130.0.0.0 Mobile Safari/537.36",
        "SamsungInternet", "Android")]
    [InlineData(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
            + "Safari/605.1.15",
        "Safari", "MacOs")]
    public void A_device_is_known_roughly(string userAgent, string browser, string system) =>
        Assert.Equal((browser, system), ($"{Device.Of(userAgent).Browser}", $"{Device.Of(userAgent).System}"));

    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(Sessions)).EnumerateArray()];

    private static Guid IdOf(JsonElement session) => session.GetProperty("id").GetGuid();

    private static async Task<HttpStatusCode> StatusOfAsync(HttpClient client) =>
        (await client.GetAsync("/api/portal/session")).StatusCode;
}
