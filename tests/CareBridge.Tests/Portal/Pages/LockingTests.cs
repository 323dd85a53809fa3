using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A screen that is left alone: what it still shows, and what it takes to go on.</summary>
public sealed class LockingTests(ClockedNetwork clocked) : IClassFixture<ClockedNetwork>
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    private CareNetwork Network => clocked.Network;

    [Fact]
    public async Task After_ten_minutes_staff_prove_again_who_they_are_and_what_they_wrote_is_kept()
    {
        var escalation = await Network.RaiseAsync(await Network.RegisterAsync());
        var (id, email) = await Network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        var page = $"/crisis/escalations/{escalation}";
        await browser.OpenAsync(page);
        clocked.Clock.Advance(TooLong);

        var late = await browser.SendAsync(page, new() { ["text"] = "On the \"bridge\"." }, "note");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("What you have written is kept", browser.Text);
        Assert.DoesNotContain("bridge", browser.Html[browser.Html.IndexOf("<main", StringComparison.Ordinal)..]);
        var wrong = await browser.SendAsync("/sign-in/unlock", new() { ["password"] = "a wrong password" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        await browser.SendAsync("/sign-in/unlock", new() { ["password"] = PortalHost.Password });
        await browser.SendAsync(page, []);

        Assert.Equal(page, browser.Address);
        Assert.Contains("On the \"bridge\".", browser.Text);
        Assert.Single(await Network.Responder(id).KindsAsync(escalation), kind => kind == "noted");
    }

    [Fact]
    public async Task Whoever_does_something_now_and_then_is_not_asked()
    {
        using var browser = await Network.BrowseAsync(Role.CrisisResponder);

        for (var acts = 0; acts < 4; acts++)
        {
            clocked.Clock.Advance(TooLong - TimeSpan.FromMinutes(1));
            await browser.OpenAsync("/crisis/on-call");
            Assert.Equal("/crisis/on-call", browser.Address);
        }
    }

    [Fact]
    public async Task A_board_stays_on_the_wall_and_is_nobodys_act()
    {
        var (_, email) = await Network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            clocked.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/crisis/board?wall=true")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/crisis/board/cases")).StatusCode);
        }

        await browser.OpenAsync("/crisis/drills");
        Assert.Equal("/sign-in/unlock?to=%2Fcrisis%2Fdrills", browser.Address);
        await browser.SendAsync("/sign-in/unlock", new() { ["password"] = PortalHost.Password });

        Assert.Equal("/crisis/drills", browser.Address);
    }

    [Fact]
    public async Task A_locked_session_opens_no_API_and_a_program_is_not_locked()
    {
        var (_, email) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Network.Host.Address,
            DefaultRequestHeaders = { { "X-CareBridge-Request", "1" } },
        };
        var entry = new { email, password = PortalHost.Password };
        (await browser.PostAsJsonAsync("/api/portal/session", entry)).EnsureSuccessStatusCode();
        var token = await (await browser.PostAsJsonAsync("/api/portal/token", entry))
            .Content.ReadFromJsonAsync<JsonElement>();
        using var program = new HttpClient { BaseAddress = Network.Host.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("accessToken").GetString());
        clocked.Clock.Advance(TooLong);

        var locked = await browser.GetAsync("/api/portal/session");

        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);
        Assert.Equal("session-locked", await PortalHost.CodeAsync(locked));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/portal/session")).StatusCode);
        using var fragment = new HttpRequestMessage(HttpMethod.Get, "/crisis/raise");
        fragment.Headers.Add("HX-Request", "true");
        var part = await browser.SendAsync(fragment);
        Assert.Equal("true", Assert.Single(part.Headers.GetValues("HX-Refresh")));
    }

    [Theory]
    [InlineData("/people")]
    [InlineData("/api/portal/session")]
    [InlineData("/api/directory/organizations")]
    public async Task A_locked_session_reads_nothing_by_saying_that_it_listens(string address)
    {
        var (_, email) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        Assert.Equal(HttpStatusCode.OK, (await ListenAsync(browser, address)).StatusCode);
        clocked.Clock.Advance(TooLong);

        var answer = await ListenAsync(browser, address);

        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_board_hears_of_changes_while_its_session_is_locked()
    {
        var (_, email) = await Network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        clocked.Clock.Advance(TooLong);

        var events = await ListenAsync(browser, "/api/crisis/board/changes");

        Assert.Equal("text/event-stream", events.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_locked_screen_opens_by_no_password_of_somebody_who_signed_in_since()
    {
        var (_, first) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        var (_, second) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(Network.Host, first);
        const string Field = "name=\"whose\" value=\"";
        var lockForm = browser.Html[browser.Html.IndexOf("data-lock", StringComparison.Ordinal)..];
        var begin = lockForm.IndexOf(Field, StringComparison.Ordinal) + Field.Length;
        var whose = lockForm[begin..lockForm.IndexOf('"', begin)];
        await browser.SendAsync("/sign-out", []);
        await browser.SendAsync("/sign-in", new() { ["email"] = second, ["password"] = PortalHost.Password });
        clocked.Clock.Advance(TooLong);

        var answer = await browser.SendRawAsync(
            "/sign-in/unlock", new() { ["password"] = PortalHost.Password, ["whose"] = whose });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("/sign-in/unlock", browser.Address);
        await browser.OpenAsync("/people");
        Assert.StartsWith("/sign-in/unlock", browser.Address);
    }

    [Fact]
    public async Task Participants_are_not_asked()
    {
        var id = await Network.RegisterAsync();
        var email = $"p{id:N}@mail.example";
        await PortalHost.PutAccountAsync(Network.Administrator, id, email, "participant")
            .IsAsync(HttpStatusCode.Created);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        clocked.Clock.Advance(TooLong * 2);

        await browser.OpenAsync("/crisis/raised");

        Assert.Equal("/crisis/raised", browser.Address);
        Assert.DoesNotContain("data-lock", browser.Html);
    }

    [Fact]
    public async Task Another_phone_takes_a_fresh_proof_and_what_was_chosen_is_sent_after_it()
    {
        var id = await Network.RegisterAsync();
        var email = $"p{id:N}@mail.example";
        await PortalHost.PutAccountAsync(Network.Administrator, id, email, "participant")
            .IsAsync(HttpStatusCode.Created);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        clocked.Clock.Advance(TooLong);
        await browser.OpenAsync("/account/notices");

        await browser.SendAsync(
            "/account/notices", new() { ["timeZone"] = "UTC", ["phone"] = "+15550100333" });
        Assert.Contains("Is it still you?", browser.Text);
        await browser.SendAsync("/sign-in/unlock", new() { ["password"] = PortalHost.Password });
        Assert.Contains("<dd>+15550100333</dd>", browser.Text);
        await browser.SendAsync("/account/notices", []);

        Assert.Equal("/account/notices?saved=true", browser.Address);
    }

    [Fact]
    public async Task Changing_how_they_sign_in_takes_a_fresh_proof_and_a_password_is_never_kept()
    {
        var (_, email) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(Network.Host, email);
        await browser.OpenAsync("/account");
        Assert.Contains("data-lock=\"600\"", browser.Html);
        clocked.Clock.Advance(TooLong - TimeSpan.FromMinutes(1));
        await browser.OpenAsync("/account");
        clocked.Clock.Advance(TimeSpan.FromMinutes(2));

        await browser.OpenAsync("/account/second-factor");
        Assert.Equal("/sign-in/unlock?to=%2Faccount%2Fsecond-factor", browser.Address);
        await browser.SendAsync("/sign-in/unlock", new() { ["password"] = PortalHost.Password });
        Assert.Equal("/account/second-factor", browser.Address);
        await browser.OpenAsync("/account");
        clocked.Clock.Advance(TooLong);
        await browser.SendAsync(
            "/account", new() { ["current"] = PortalHost.Password, ["new"] = "another long password" }, "password");

        Assert.Contains("Is it still you?", browser.Text);
        Assert.DoesNotContain("name=\"kept\"", browser.Html);
    }

    /// <summary>As a page's script does that asks for events; what comes is not read.</summary>
    private async Task<HttpResponseMessage> ListenAsync(PageBrowser browser, string address)
    {
        using var http = new HttpClient(
            new HttpClientHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Network.Host.Address, address));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}

/// <summary>A network whose clock the test moves.</summary>
public sealed class ClockedNetwork : IAsyncLifetime
{
    public FixedClock Clock { get; } = new(DateTimeOffset.UtcNow);

    public CareNetwork Network { get; }

    public ClockedNetwork() => Network = new CareNetwork(new Dictionary<string, string?>()) { Clock = Clock };

    public Task InitializeAsync() => Network.InitializeAsync();

    public Task DisposeAsync() => Network.DisposeAsync();
}
