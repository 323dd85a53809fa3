using System.Net;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What people see to on their own account.</summary>
public sealed partial class OwnAccountPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string NewPassword = "another long password";

    [Fact]
    public async Task An_app_is_set_up_by_its_picture_and_asked_for_when_they_sign_in_next()
    {
        var (_, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        await browser.OpenAsync("/account/second-factor");
        var secret = Secret(browser);
        Assert.Contains("<svg", browser.Html);

        var wrong = await browser.SendAsync("/account/second-factor", new() { ["code"] = "000000" }, "confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(secret, Secret(browser));
        await browser.SendAsync("/account/second-factor", new() { ["code"] = CodeOf(secret) }, "confirm");
        var codes = Codes().Matches(browser.Html).Select(code => code.Groups[1].Value).ToList();
        Assert.Equal(RecoveryCode.Count, codes.Count);
        await browser.OpenAsync("/account/second-factor");
        Assert.DoesNotContain(secret, browser.Html.Replace(" ", "", StringComparison.Ordinal));
        Assert.DoesNotContain(codes[0], browser.Html);

        using var next = PageBrowser.Of(network.Host);
        await next.OpenAsync("/sign-in?to=%2Fcrisis%2Fraised");
        await next.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });
        Assert.Contains("One more step", next.Text);
        await next.OpenAsync("/crisis/raised");
        Assert.StartsWith("/sign-in", next.Address);
        await next.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });
        await next.SendAsync("/sign-in/code", new() { ["code"] = codes[0] });
        Assert.Equal("/crisis/raised", next.Address);
    }

    [Fact]
    public async Task A_half_way_of_before_a_new_password_leads_no_further()
    {
        var (_, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        await browser.OpenAsync("/account/second-factor");
        await browser.SendAsync(
            "/account/second-factor", new() { ["code"] = CodeOf(Secret(browser)) }, "confirm");
        var codes = Codes().Matches(browser.Html).Select(code => code.Groups[1].Value).ToList();
        using var other = PageBrowser.Of(network.Host);
        await other.OpenAsync("/sign-in");
        await other.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });
        await browser.OpenAsync("/account");
        await browser.SendAsync(
            "/account", new() { ["current"] = PortalHost.Password, ["new"] = NewPassword }, "password");

        await other.SendAsync("/sign-in/code", new() { ["code"] = codes[1] });

        Assert.Contains("This took too long", other.Text);
    }

    [Fact]
    public async Task A_new_password_is_theirs_and_ends_the_other_sessions()
    {
        var (_, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        using var other = await PageBrowser.SignInAsync(network.Host, email);
        await browser.OpenAsync("/account");

        var wrong = await browser.SendAsync(
            "/account", new() { ["current"] = "not the password", ["new"] = NewPassword }, "password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"current-fault\"", browser.Html);
        Assert.DoesNotContain(NewPassword, browser.Html);
        await browser.SendAsync(
            "/account", new() { ["current"] = PortalHost.Password, ["new"] = NewPassword }, "password");
        Assert.Contains("Your password is changed", browser.Text);

        await browser.OpenAsync("/account");
        Assert.Equal("/account", browser.Address);
        await other.OpenAsync("/account");
        Assert.StartsWith("/sign-in", other.Address);
    }

    [Fact]
    public async Task All_other_sessions_end_at_once_and_this_one_stays()
    {
        var (_, email) = await network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        using var other = await PageBrowser.SignInAsync(network.Host, email);
        await browser.OpenAsync("/account");

        await browser.SendAsync("/account", [], "end-sessions");

        Assert.Contains("All your other sessions have ended", browser.Text);
        await browser.OpenAsync("/crisis/board");
        Assert.Equal("/crisis/board", browser.Address);
        await other.OpenAsync("/crisis/board");
        Assert.StartsWith("/sign-in", other.Address);
    }

    [Fact]
    public async Task One_session_ends_by_itself_and_the_others_stay()
    {
        var (_, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        using var other = await PageBrowser.SignInAsync(network.Host, email);
        using var third = await PageBrowser.SignInAsync(network.Host, email);
        await other.OpenAsync("/account");
        await browser.OpenAsync("/account");
        var theirs = Sessions().Matches(browser.Html).Select(one => one.Groups[1].Value).ToList();
        var seen = Sessions().Matches(other.Html).Select(one => one.Groups[1].Value).ToList();
        Assert.Equal(2, theirs.Count);
        Assert.Contains("This is where you are now.", browser.Text);

        // Of the two that are not this browser's, the one that the second does not list is its own.
        await browser.SendAsync("/account", new() { ["session"] = theirs.Except(seen).Single() }, "end-session");

        Assert.Contains("That session has ended.", browser.Text);
        await other.OpenAsync("/account");
        Assert.StartsWith("/sign-in", other.Address);
        await third.OpenAsync("/account");
        Assert.Equal("/account", third.Address);
    }

    [Fact]
    public async Task Nobody_takes_a_position_that_is_not_theirs()
    {
        var (stranger, _) = await network.OpenAccountAsync(Role.Administrator);
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync("/account");

        await browser.SendRawAsync("/account", new()
        {
            ["action"] = "position",
            ["personId"] = $"{stranger}",
            ["form-token"] = Token().Match(browser.Html).Groups[1].Value,
        });

        Assert.Equal("/people", browser.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/crisis/alarms")).StatusCode);
    }

    [Fact]
    public async Task News_comes_as_they_choose_and_a_stale_form_changes_nothing()
    {
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync("/account/notices");
        var first = Version().Match(browser.Html).Groups[1].Value;

        await browser.SendAsync("/account/notices", Settings("America/Chicago", "22:00", "07:00"));
        Assert.Contains("Saved.", browser.Text);
        Assert.Contains("Times in America/Chicago", browser.Text);
        Assert.Contains("value=\"22:00\"", browser.Html);
        var half = await browser.SendAsync("/account/notices", Settings("America/Chicago", "22:00", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.NotEmpty(browser.FaultOf("quietHours"));
        Assert.Contains("id=\"until\" name=\"until\" type=\"time\" value=\"\"", browser.Html);
        var unknown = await browser.SendAsync("/account/notices", Settings("Mars/Olympus", "", ""));
        Assert.Contains("id=\"timeZone-fault\"", browser.Html);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("value=\"Mars/Olympus\"", browser.Html);
        var old = Settings("America/Denver", "", "");
        old["version"] = first;
        var late = await browser.SendAsync("/account/notices", old);

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Contains("Somebody was faster", browser.Text);
        Assert.Contains("value=\"America/Chicago\"", browser.Html);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/crisis/nowhere/else")]
    public async Task An_address_that_is_none_answers_people_with_a_page_and_programs_as_ever(string address)
    {
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        var cookies = browser.Cookies.GetCookieHeader(network.Host.Address);

        var page = await AskAsync(address, "text/html", cookies);
        var problem = await AskAsync(address, "application/json", cookies);
        var outside = await AskAsync(address, "text/html", "");
        var api = await AskAsync("/api/portal/nowhere", "text/html", cookies);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("There is nothing here", await page.Content.ReadAsStringAsync());
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("/sign-in?to=", outside.Headers.Location?.ToString());
        Assert.NotEqual("text/html", api.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string accept, string cookies)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = network.Host.Address,
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        return await http.SendAsync(request);
    }

    private static Dictionary<string, string> Settings(string zone, string from, string until) => new()
    {
        ["timeZone"] = zone,
        ["from"] = from,
        ["until"] = until,
        ["language"] = "en",
        ["phone"] = "",
    };

    private static string Secret(PageBrowser browser) =>
        SecretText().Match(browser.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What an app shows that has scanned the picture on the page.</summary>
    internal static string CodeIn(PageBrowser browser) => CodeOf(Secret(browser));

    private static string CodeOf(string secret) => Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow));

    [GeneratedRegex("<code>([A-Z2-7 ]{39})</code>")]
    private static partial Regex SecretText();

    [GeneratedRegex("<li><code>([A-Z2-7-]{19})</code>")]
    private static partial Regex Codes();

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"session\" value=\"([^\"]*)\"")]
    private static partial Regex Sessions();

    [GeneratedRegex("name=\"version\" value=\"([^\"]*)\"")]
    private static partial Regex Version();
}
