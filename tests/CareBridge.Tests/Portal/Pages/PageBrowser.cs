using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A browser without script: it keeps cookies, follows redirects, and sends forms as they stand.</summary>
internal sealed partial class PageBrowser : IDisposable
{
    private readonly HttpClient _http;

    private PageBrowser(CareBridgeTestHost host) =>
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = host.Address };

    public CookieContainer Cookies { get; } = new();

    /// <summary>What it shows.</summary>
    public string Html { get; private set; } = "";

    /// <summary>With its query.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What stands there for whoever reads, entities read.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    public static PageBrowser Of(CareBridgeTestHost host) => new(host);

    /// <summary>Signed in by the page, as somebody who has an account.</summary>
    public static async Task<PageBrowser> SignInAsync(CareBridgeTestHost host, string email)
    {
        var browser = new PageBrowser(host);
        await browser.OpenAsync("/sign-in");
        var answer = await browser.SendAsync(
            "/sign-in", new() { ["email"] = email, ["password"] = PortalHost.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    public async Task<HttpResponseMessage> OpenAsync(string address, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (language is not null) request.Headers.Add("Accept-Language", language);
        return await ShowAsync(await _http.SendAsync(request));
    }

    /// <summary>The form that leads there, with its hidden fields and these.</summary>
    /// <param name="action">Of several forms the one with this action.</param>
    public Task<HttpResponseMessage> SendAsync(
        string address, Dictionary<string, string> fields, string? action = null)
    {
        var forms = Forms().Matches(Html).Select(form => form.Value).Where(form => form.Contains(
            $"action=\"{WebUtility.HtmlEncode(address)}\"", StringComparison.Ordinal));
        var form = forms.First(form =>
            action is null || form.Contains($"name=\"action\" value=\"{action}\"", StringComparison.Ordinal));
        foreach (Match hidden in Hidden().Matches(form))
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        return SendRawAsync(address, fields);
    }

    /// <summary>What no form of ours has.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(string address, Dictionary<string, string> fields) =>
        await ShowAsync(await _http.PostAsync(address, new FormUrlEncodedContent(fields)));

    /// <summary>What stands beside a field; nothing while nothing is wrong with it.</summary>
    public string FaultOf(string field)
    {
        var place = $"id=\"{field}-fault\">";
        var begin = Html.IndexOf(place, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"{field} has no place for what is wrong with it");
        return WebUtility.HtmlDecode(Html[(begin + place.Length)..Html.IndexOf('<', begin)]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> ShowAsync(HttpResponseMessage answer)
    {
        Html = await answer.Content.ReadAsStringAsync();
        Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
        return answer;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}

internal static class PageDesk
{
    /// <summary>Somebody with an account, of whatever they would work for, or who runs it all.</summary>
    public static async Task<(Guid Id, string Email)> OpenAccountAsync(
        this CareNetwork network, Role role, string name = "Jo")
    {
        var id = Guid.CreateVersion7();
        if (role == Role.CrisisResponder) await network.EmployAsync(id, name);
        else if (role is Role.ClinicStaff or Role.SocialServiceStaff)
            await EmployAsync(network, network.Clinic, id, name, "clinician");
        else if (role != Role.Administrator) await EmployAsync(network, network.Community, id, name, "peer-specialist");
        var email = $"p{id:N}@mail.example";
        var answer = await PortalHost.PutAccountAsync(network.Administrator, id, email, EnumCode.Of(role));
        answer.EnsureSuccessStatusCode();
        return (id, email);
    }

    public static async Task<PageBrowser> BrowseAsync(this CareNetwork network, Role role, string name = "Jo")
    {
        var (_, email) = await network.OpenAccountAsync(role, name);
        return await PageBrowser.SignInAsync(network.Host, email);
    }

    /// <summary>A peer specialist of the other community, signed in.</summary>
    public static async Task<PageBrowser> BrowseElsewhereAsync(this CareNetwork network)
    {
        var id = Guid.CreateVersion7();
        await EmployAsync(network, network.OtherCommunity, id, "Al", "peer-specialist");
        var email = $"p{id:N}@mail.example";
        (await PortalHost.PutAccountAsync(network.Administrator, id, email, "peer-specialist"))
            .EnsureSuccessStatusCode();
        return await PageBrowser.SignInAsync(network.Host, email);
    }

    private static async Task EmployAsync(this CareNetwork network, Guid id, string name)
    {
        await Crisis.CrisisDesk.EmployAsync(network, id);
        await EmployAsync(network, network.CrisisTeam, id, name, "crisis-responder");
    }

    private static async Task EmployAsync(CareNetwork network, Guid organization, Guid id, string name, string role)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = name, familyName = "Rivers", role });
        answer.EnsureSuccessStatusCode();
    }
}
