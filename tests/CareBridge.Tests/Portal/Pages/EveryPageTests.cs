using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages;
using CareBridge.Portal.Pages.Crisis;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;
using CareBridge.Tests.Referrals;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What holds for each page, whatever it shows.</summary>
public sealed partial class EveryPageTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int MostBytes = 150 * 1024;

    private static readonly string[] RaisersPages =
        ["/crisis/raise", "/crisis/raise/{participant}", "/crisis/raised", "/crisis/escalations/{escalation}"];

    public static TheoryData<string, Role?> Pages => new()
    {
        { "/sign-in", null },
        { "/people", Role.PeerSpecialist },
        { "/people/{participant}", Role.PeerSpecialist },
        { "/people/{participant}/check-in", Role.PeerSpecialist },
        { "/people/{participant}/milestone", Role.PeerSpecialist },
        { "/people/{participant}/refer", Role.PeerSpecialist },
        { "/people/{participant}/consent", Role.PeerSpecialist },
        { "/people/referrals", Role.PeerSpecialist },
        { "/people/referrals/{referralId}", Role.PeerSpecialist },
        { "/people/consents/{consentId}", Role.PeerSpecialist },
        { "/sign-in/link", null },
        { "/sign-in/forgot", null },
        { "/sign-in/unlock", null },
        { "/account", Role.PeerSpecialist },
        { "/account/second-factor", Role.PeerSpecialist },
        { "/account/passkeys", Role.PeerSpecialist },
        { "/account/notices", Role.PeerSpecialist },
        { "/crisis/raise", Role.PeerSpecialist },
        { "/crisis/raise", Role.ClinicStaff },
        { "/crisis/raise/{participant}", Role.PeerSpecialist },
        { "/crisis/raised", Role.PeerSpecialist },
        { "/crisis/raised", Role.ClinicStaff },
        { "/crisis/raised", Role.Participant },
        { "/crisis/escalations/{escalation}", Role.PeerSpecialist },
        { "/crisis/board", Role.CrisisResponder },
        { "/crisis/board/cases", Role.CrisisResponder },
        { "/crisis/escalations/{escalation}", Role.CrisisResponder },
        { "/crisis/drills", Role.CrisisResponder },
        { "/crisis/on-call", Role.CrisisResponder },
        { "/crisis/on-call/plan", Role.CrisisResponder },
        { "/crisis/alarms", Role.Administrator },
        { "/crisis/figures", Role.CrisisResponder },
        { "/crisis/figures", Role.Administrator },
        { "/administration", Role.Administrator },
        { "/administration/organizations", Role.Administrator },
        { "/administration/organizations/{organizationId}", Role.Administrator },
        { "/administration/people/{personId}", Role.Administrator },
        { "/administration/clients", Role.Administrator },
        { "/administration/clients/{clientId}", Role.Administrator },
        { "/administration/matches", Role.Administrator },
        { "/operation", Role.Administrator },
        { "/operation/{service}", Role.Administrator },
        { "/operation/{service}/failures", Role.Administrator },
        { "/me", Role.Participant },
        { "/me/consents", Role.Participant },
        { "/me/consents/{consentId}", Role.Participant },
        { "/me/limits", Role.Participant },
        { "/me/seen", Role.Participant },
        { "/me/check-ins", Role.Participant },
        { "/me/recovery-capital", Role.Participant },
        { "/me/milestones", Role.Participant },
        { "/me/plan", Role.Participant },
        { "/me/circle", Role.Participant },
        { "/me/circle/{memberId}", Role.Participant },
        { "/me/meetings", Role.Participant },
        { "/me/referrals", Role.Participant },
        { "/me/referrals/{referralId}", Role.Participant },
        { "/me/safety-plan", Role.Participant },
        { "/me/safety-plan/write", Role.Participant },
        { "/safety-plans/{participant}", Role.PeerSpecialist },
        { "/me/record", Role.Participant },
        { "/me/record/readable", Role.Participant },
        { "/me/settings", Role.Participant },
        { "/", Role.PrivacyOfficer },
        { "/referrals", Role.ClinicStaff },
        { "/referrals", Role.SocialServiceStaff },
        { "/referrals/new", Role.ClinicStaff },
        { "/referrals/{referralId}", Role.ClinicStaff },
        { "/referrals/{referralId}", Role.SocialServiceStaff },
        { "/summaries", Role.ClinicStaff },
        { "/summaries", Role.SocialServiceStaff },
        { "/summaries/{participant}", Role.ClinicStaff },
        { "/summaries/{participant}", Role.SocialServiceStaff },
        { "/summaries/{participant}/records", Role.ClinicStaff },
        { "/summaries/{participant}/records", Role.SocialServiceStaff },
        { "/privacy", Role.PrivacyOfficer },
        { "/privacy/disclosures", Role.PrivacyOfficer },
        { "/privacy/verify", Role.PrivacyOfficer },
        { "/privacy/break-glass", Role.PrivacyOfficer },
        { "/privacy/break-glass/{accessId}", Role.PrivacyOfficer },
        { "/privacy/breach", Role.PrivacyOfficer },
        { "/privacy/expiring", Role.PrivacyOfficer },
        { "/privacy/recipients", Role.PrivacyOfficer },
    };

    /// <summary>Whom pages of the role participant are about.</summary>
    private readonly Guid _participant = Guid.CreateVersion7();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Says_nothing_inline_fetches_nothing_from_elsewhere_and_is_kept_nowhere(string path, Role? role)
    {
        var answer = await (await ReaderAsync(path, role)).GetAsync(await AddressAsync(path));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotMatch(Inline(), html);
        Assert.All(Fetched().Matches(html), fetched => Assert.StartsWith("/assets/", fetched.Groups[1].Value));
        Assert.All(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [],
            cookie => Assert.Contains("samesite=strict", cookie));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Comes_in_less_than_150_KB_with_all_that_it_fetches(string path, Role? role)
    {
        var reader = await ReaderAsync(path, role);
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var html = await reader.GetStringAsync(await AddressAsync(path));
        var bytes = html.Length;
        foreach (Match fetched in Fetched().Matches(html))
        {
            using var asset = await reader.GetAsync(fetched.Groups[1].Value);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl?.ToString());
            Assert.Equal("br", Assert.Single(asset.Content.Headers.ContentEncoding));
            bytes += (await asset.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 100, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_closed_to_every_other_role(string path, Role? role)
    {
        if (role is null || path == "/" || IsOwn(path)) return;
        var address = await AddressAsync(path);
        var open = Pages.Where(page => (string)page[0] == path).Select(page => (Role?)page[1]).ToList();
        foreach (var other in Enum.GetValues<Role>().Where(other => other != Role.Service && !open.Contains(other)))
        {
            var answer = await Reader(other).GetAsync(address);
            // Whoever may raise has such pages, of their own; so has staff of clinics for whom they know.
            var wanted = path == "/safety-plans/{participant}" && other == Role.ClinicStaff ? HttpStatusCode.NotFound
                : RaisersPages.Contains(path) && RaiseCrisis.Roles.Contains(other)
                ? path.Contains('{', StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK
                : HttpStatusCode.Forbidden;
            Assert.True(answer.StatusCode == wanted, $"{other}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Is_what_the_standard_calls_HTML()
    {
        var pages = new JsonObject();
        foreach (var page in Pages)
        {
            var (path, role) = ((string)page[0], (Role?)page[1]);
            pages[$"{path} {role}"] = await Reader(role).GetStringAsync(await AddressAsync(path));
        }

        var report = (await ForeignScript.RunAsync("html.mjs", pages)).AsObject();

        var faults = report.SelectMany(page => page.Value!.AsArray().Select(one => $"{page.Key} {one}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Whoever_is_turned_away_reads_so()
    {
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);

        var answer = await browser.OpenAsync("/crisis/board");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("There is nothing here", browser.Text);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_there_in_Spanish(string path, Role? role)
    {
        var (reader, address) = (await ReaderAsync(path, role), await AddressAsync(path));
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es-MX, en;q=0.5");

        var preferred = await reader.GetStringAsync(address);
        var asked = await reader.GetStringAsync(address + "?language=en");

        if (path.EndsWith("/cases", StringComparison.Ordinal))
        {
            Assert.Contains("Actualizado", preferred);
            return;
        }
        if (path.EndsWith("/records", StringComparison.Ordinal))
        {
            Assert.Contains("no hay nada que mostrarle", preferred);
            return;
        }
        Assert.Contains("<html lang=\"es\">", preferred);
        Assert.Contains("Llame al 988", preferred);
        Assert.Contains("<html lang=\"en\">", asked);
        Assert.DoesNotContain("Llame", asked);
    }

    [Fact]
    public void Each_is_declared_and_none_but_leaving_takes_a_form_of_unknown_origin()
    {
        var pages = network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.DeclaredExposure() == Exposure.Forwarded).ToList();
        var open = pages.Where(PageRoutes.TakesAnyForm).Select(endpoint => endpoint.RoutePattern.RawText);
        var read = pages
            .Where(page => page.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(page => page.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)
                .Replace("{id}", "{escalation}", StringComparison.Ordinal)
                .Replace("{participantId}", "{participant}", StringComparison.Ordinal));

        Assert.Equal(["/leave", "/sign-in/unlock", "/sign-out"], open.Order());
        // Without its token a link is none: SigningInByLinkTests has some.
        Assert.Equal(
            Pages.Select(page => (string)page[0]).Distinct().Append("/sign-in/link/{token}").Order(), read.Order());
    }

    [Fact]
    public async Task An_asset_of_another_release_is_not_kept_and_one_that_is_none_is_not_there()
    {
        var other = await network.Host.Anonymous.GetAsync("/assets/000000000000/carebridge.css");
        var none = await network.Host.Anonymous.GetAsync("/assets/000000000000/none.css");

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.True(other.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    /// <summary>Open to whoever has an account.</summary>
    private static bool IsOwn(string path) => path.StartsWith("/account", StringComparison.Ordinal);

    private async Task<HttpClient> ReaderAsync(string path, Role? role) => IsOwn(path)
        ? network.Staff(role!.Value, network.Community, (await network.OpenAccountAsync(role.Value)).Id)
        : Reader(role);

    private HttpClient Reader(Role? role) => role switch
    {
        null => new HttpClient { BaseAddress = network.Host.Address },
        Role.PeerSpecialist => network.Specialist,
        Role.CrisisResponder => network.Responder(),
        Role.Administrator => network.Administrator,
        Role.Participant => network.Participant(_participant),
        { } staff => network.Staff(staff, network.Clinic),
    };

    private async Task<string> AddressAsync(string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal)) return path;
        if (await AdministrationDesk.AddressAsync(network, path) is { } known) return known;
        if (path.StartsWith("/me/", StringComparison.Ordinal))
        {
            return path.Replace("{consentId}", $"{await network.AskedAsync(_participant)}", StringComparison.Ordinal)
                .Replace("{referralId}", $"{await network.ReferredAsync(_participant)}", StringComparison.Ordinal)
                .Replace("{memberId}", $"{await network.FriendAsync(_participant)}", StringComparison.Ordinal);
        }
        var participant = await network.RegisterAsync();
        if (path.Contains("{referralId}", StringComparison.Ordinal))
            return path.Replace("{referralId}", $"{await network.SubmitAsync(participant)}", StringComparison.Ordinal);
        if (path.Contains("{consentId}", StringComparison.Ordinal))
        {
            var consent = await network.ConsentAsync(participant, network.Clinic, "referrals", "treatment");
            return path.Replace("{consentId}", $"{consent}", StringComparison.Ordinal);
        }
            return $"/referrals/{await network.ReferAsync(participant)}";
        if (path.Contains("{accessId}", StringComparison.Ordinal))
            return $"/privacy/break-glass/{await network.BreakGlassAsync(participant)}";
        return path.Contains("{participant}", StringComparison.Ordinal)
            ? path.Replace("{participant}", $"{participant}", StringComparison.Ordinal)
            : path.Replace("{escalation}", $"{await network.RaiseAsync(participant)}", StringComparison.Ordinal);
    }

    [GeneratedRegex("<style|<script(?![^>]* src=)|<script[^>]*>[^<]| style=| on[a-z]+=\"|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex("<(?:link|script|img)[^>]* (?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Fetched();
}
