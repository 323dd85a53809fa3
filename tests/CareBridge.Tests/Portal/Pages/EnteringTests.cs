using System.Net;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>How people come in, and that nobody else does anything in their name.</summary>
public sealed class EnteringTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Whoever_signs_in_is_led_to_where_they_wanted_to_be()
    {
        var (_, email) = await network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = PageBrowser.Of(network.Host);

        await browser.OpenAsync("/crisis/on-call?x=1");
        Assert.StartsWith("/sign-in?to=", browser.Address);
        await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });

        Assert.Equal("/crisis/on-call?x=1", browser.Address);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_elsewhere(string to)
    {
        var (_, email) = await network.OpenAccountAsync(Role.Administrator);
        using var browser = PageBrowser.Of(network.Host);
        await browser.OpenAsync($"/sign-in?to={Uri.EscapeDataString(to)}");

        await browser.SendAsync(
            "/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password, ["to"] = to });

        Assert.Equal("/administration", browser.Address);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_an_unknown_address_is_and_too_many_lock_the_account()
    {
        var (_, email) = await network.OpenAccountAsync(Role.PeerSpecialist);
        using var browser = PageBrowser.Of(network.Host);
        await browser.OpenAsync("/sign-in");

        var unknown = await TryAsync(browser, "nobody@mail.example", "a wrong password");
        var wrong = await TryAsync(browser, email, "a wrong password");
        for (var tries = 0; tries < 4; tries++) await TryAsync(browser, email, "a wrong password");
        var locked = await TryAsync(browser, email, PortalHost.Password);

        Assert.All([unknown, wrong, locked], said => Assert.Contains("do not open an account", said));
        Assert.DoesNotContain("a wrong password", browser.Html);
    }

    [Theory]
    [InlineData(Role.PeerSpecialist, "/people")]
    [InlineData(Role.CrisisResponder, "/crisis/board")]
    [InlineData(Role.Administrator, "/administration")]
    [InlineData(Role.PrivacyOfficer, "/privacy")]
    public async Task Each_begins_with_their_own_page(Role role, string start)
    {
        using var browser = await network.BrowseAsync(role);

        Assert.Equal(start, browser.Address);
        Assert.Contains("tel:988", browser.Html);
        Assert.Contains("tel:911", browser.Html);
    }

    [Fact]
    public async Task A_form_of_another_site_does_nothing()
    {
        var escalation = await network.RaiseAsync(await network.RegisterAsync(), intent: true);
        await Eventually.IsAsync("notified", () => network.StatusAsync(escalation));
        using var browser = await network.BrowseAsync(Role.CrisisResponder);
        using var other = await network.BrowseAsync(Role.CrisisResponder);
        var page = $"/crisis/escalations/{escalation}";
        await other.OpenAsync(page);

        var without = await browser.SendRawAsync(page, new() { ["action"] = "acknowledge" });
        var forged = await browser.SendRawAsync(
            page, new() { ["action"] = "acknowledge", ["form-token"] = Token(other) });

        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Equal("notified", await network.StatusAsync(escalation));
    }

    [Fact]
    public async Task The_token_of_a_form_opens_no_API()
    {
        var escalation = await network.RaiseAsync(await network.RegisterAsync(), intent: true);
        using var browser = await network.BrowseAsync(Role.CrisisResponder);

        var answer = await browser.SendRawAsync(
            $"{CrisisDesk.Route(escalation)}/acknowledge", new() { ["form-token"] = Token(browser) });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_written_when_the_session_ended_is_kept_and_sent_after_signing_in()
    {
        var escalation = await network.RaiseAsync(await network.RegisterAsync());
        var (id, email) = await network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        var page = $"/crisis/escalations/{escalation}";
        await browser.OpenAsync(page);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            if (cookie.Name == "carebridge-session") cookie.Expired = true;

        var late = await browser.SendAsync(page, new() { ["text"] = "They are on the \"bridge\" & alone." }, "note");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.Contains("What you have written is kept", browser.Text);
        Assert.DoesNotContain("bridge", browser.Html[browser.Html.IndexOf("<main", StringComparison.Ordinal)..]);
        await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = "not the password" });
        await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });
        Assert.Contains("<dd>They are on the \"bridge\" & alone.</dd>", browser.Text);
        await browser.SendAsync(page, []);

        Assert.Equal(page, browser.Address);
        Assert.Contains("They are on the \"bridge\" & alone.", browser.Text);
        Assert.Single(await network.Responder(id).KindsAsync(escalation), kind => kind == "noted");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("https://elsewhere.example", true)]
    public async Task What_another_site_sends_is_not_kept_as_if_somebody_had_written_it(string? origin, bool isOurForm)
    {
        var (id, email) = await network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        var whose = isOurForm ? Field(browser, "whose") : $"{id}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/crisis/on-call");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["text"] = "x", ["whose"] = whose });
        if (origin is not null) request.Headers.Add("Origin", origin);

        var answer = await network.Host.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("name=\"kept\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_somebody_was_writing_is_for_nobody_else_who_signs_in_there()
    {
        var escalation = await network.RaiseAsync(await network.RegisterAsync());
        var (_, email) = await network.OpenAccountAsync(Role.CrisisResponder);
        var (other, next) = await network.OpenAccountAsync(Role.CrisisResponder);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        var page = $"/crisis/escalations/{escalation}";
        await browser.OpenAsync(page);
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            if (cookie.Name == "carebridge-session") cookie.Expired = true;
        await browser.SendAsync(page, new() { ["text"] = "They are on the bridge." }, "note");

        await browser.SendAsync("/sign-in", new() { ["email"] = next, ["password"] = PortalHost.Password });

        Assert.DoesNotContain("on the bridge", browser.Html);
        Assert.Equal("/crisis/board", browser.Address);
        Assert.DoesNotContain("noted", await network.Responder(other).KindsAsync(escalation));
    }

    [Theory]
    [InlineData("multipart/form-data", 10)]
    [InlineData("application/x-www-form-urlencoded", 70_000)]
    public async Task What_is_no_form_of_ours_is_asked_to_sign_in_and_kept_nowhere(string type, int length)
    {
        var content = new StringContent(new string('a', length));
        content.Headers.ContentType = new(type);

        var answer = await network.Host.Anonymous.PostAsync("/crisis/on-call", content);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("What you have written is kept", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_signs_out_or_leaves_is_out_even_with_a_page_of_yesterday()
    {
        using var signingOut = await network.BrowseAsync(Role.CrisisResponder);
        using var leaving = await network.BrowseAsync(Role.CrisisResponder);

        await signingOut.SendAsync("/sign-out", []);
        Assert.Equal("/sign-in", signingOut.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(network.Host.Address, "/leave"));
        request.Headers.Add("Cookie", leaving.Cookies.GetCookieHeader(network.Host.Address));
        request.Content = new FormUrlEncodedContent([]);
        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        var left = await plain.SendAsync(request);

        Assert.Equal("https://www.weather.gov/", left.Headers.Location?.ToString());
        Assert.Contains(left.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("carebridge-session=;", StringComparison.Ordinal));
        await signingOut.OpenAsync("/crisis/board");
        Assert.StartsWith("/sign-in", signingOut.Address);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused()
    {
        using var content = new StringContent("--?");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data");

        var answer = await network.Host.Anonymous.PostAsync("/sign-in", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<string> TryAsync(PageBrowser browser, string email, string password)
    {
        var answer = await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = password });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return browser.Text;
    }

    private static string Token(PageBrowser browser) => Field(browser, "form-token");

    private static string Field(PageBrowser browser, string name)
    {
        var field = $"name=\"{name}\" value=\"";
        var begin = browser.Html.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return browser.Html[begin..browser.Html.IndexOf('"', begin)];
    }
}
