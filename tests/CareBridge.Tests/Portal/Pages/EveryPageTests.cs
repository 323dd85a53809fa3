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
public sealed partial class EveryPageTests(EveryPage pages) : IClassFixture<EveryPage>
{
    private const int MostBytes = 150 * 1024;

    private static readonly string[] RaisersPages =
        ["/crisis/raise", "/crisis/raise/{participant}", "/crisis/raised", "/crisis/escalations/{escalation}"];

    private readonly PageReaders _readers = pages.Readers;

    public static TheoryData<string, Role?> Pages => PageTable.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Says_nothing_inline_fetches_nothing_from_elsewhere_and_is_kept_nowhere(string path, Role? role)
    {
        var answer = await (await _readers.OfAsync(path, role)).GetAsync(await _readers.AddressAsync(path));
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
        var reader = await _readers.OfAsync(path, role);
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var html = await reader.GetStringAsync(await _readers.AddressAsync(path));
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
        if (role is null || PageReaders.IsOwn(path)) return;
        var address = await _readers.AddressAsync(path);
        var open = Pages.Where(page => (string)page[0] == path).Select(page => (Role?)page[1]).ToList();
        foreach (var other in Enum.GetValues<Role>().Where(other => other != Role.Service && !open.Contains(other)))
        {
            var answer = await _readers.Of(other).GetAsync(address);
            // Whoever may raise has such pages, of their own; so has staff of clinics for whom they know.
            var wanted = path == "/safety-plans/{participant}" && other == Role.ClinicStaff ? HttpStatusCode.NotFound
                : RaisersPages.Contains(path) && RaiseCrisis.Roles.Contains(other)
                ? path.Contains('{', StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK
                : HttpStatusCode.Forbidden;
            Assert.True(answer.StatusCode == wanted, $"{other}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Is_what_the_standard_calls_HTML() =>
        AssertFaultless(await ForeignScript.RunAsync("html.mjs", await pages.ReadAsync()));

    [Fact]
    public async Task Is_for_everybody_by_day_and_by_night_at_a_desk_and_on_a_phone()
    {
        // A part of a page is seen in the page around it.
        var whole = (await pages.ReadAsync())
            .Where(page => $"{page.Value}".TrimStart().StartsWith("<!DOCTYPE", StringComparison.Ordinal)).ToList();
        var told = new JsonObject
        {
            ["site"] = pages.Network.Host.Address.ToString(),
            ["pages"] = Copy(whole.Where(page => !IsSpanish(page.Key))),
            ["phonePages"] = Copy(whole.Where(page => IsSpanish(page.Key))),
        };

        AssertFaultless(await ForeignScript.RunAsync("axe.mjs", told));

        bool IsSpanish(string name) => name.EndsWith(EveryPage.InSpanish, StringComparison.Ordinal);

        JsonObject Copy(IEnumerable<KeyValuePair<string, JsonNode?>> some) =>
            new(some.Select(page => KeyValuePair.Create(page.Key, page.Value?.DeepClone())));
    }

    [Fact]
    public async Task Whoever_is_turned_away_reads_so()
    {
        using var browser = await pages.Network.BrowseAsync(Role.PeerSpecialist);

        var answer = await browser.OpenAsync("/crisis/board");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("There is nothing here", browser.Text);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Is_there_in_Spanish(string path, Role? role)
    {
        var (reader, address) = (await _readers.OfAsync(path, role), await _readers.AddressAsync(path));
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
        var declared = pages.Network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>().Where(endpoint => endpoint.DeclaredExposure() == Exposure.Forwarded).ToList();
        var open = declared.Where(PageRoutes.TakesAnyForm).Select(endpoint => endpoint.RoutePattern.RawText);
        var read = declared
            .Where(page => page.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(page => page.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)
                .Replace("{id}", "{escalation}", StringComparison.Ordinal)
                .Replace("{participantId}", "{participant}", StringComparison.Ordinal));

        Assert.Equal(["/leave", "/sign-in/unlock", "/sign-out"], open.Order());
        // The start leads on; without its token a link is none: SigningInByLinkTests has some.
        Assert.Equal(
            Pages.Select(page => (string)page[0]).Distinct().Concat(["/", "/sign-in/link/{token}"]).Order(),
            read.Order());
    }

    [Fact]
    public async Task An_asset_of_another_release_is_not_kept_and_one_that_is_none_is_not_there()
    {
        var other = await pages.Network.Host.Anonymous.GetAsync("/assets/000000000000/carebridge.css");
        var none = await pages.Network.Host.Anonymous.GetAsync("/assets/000000000000/none.css");

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.True(other.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static void AssertFaultless(JsonNode report)
    {
        var faults = report.AsObject()
            .SelectMany(page => page.Value!.AsArray().Select(one => $"{page.Key} {one}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [GeneratedRegex("<style|<script(?![^>]* src=)|<script[^>]*>[^<]| style=| on[a-z]+=\"|javascript:")]
    private static partial Regex Inline();

    [GeneratedRegex("<(?:link|script|img)[^>]* (?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Fetched();
}
