using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal;

/// <summary>The documents of infra/docs as pages.</summary>
public sealed partial class ReadingDocumentsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_document_is_a_page_for_everybody_that_runs_and_fetches_nothing()
    {
        var answer = await portal.Host.Anonymous.GetAsync("/docs/ehr");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<title>Connect a record system - CareBridge</title>", page, StringComparison.Ordinal);
        Assert.Contains("<main><h1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy);
        var style = Encoding.UTF8.GetBytes(Styles().Match(page).Groups[1].Value);
        Assert.EndsWith($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(style))}'", policy);
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var waiting = new Queue<Uri>([new Uri(portal.Host.Address, "/docs/ehr")]);
        var pages = new Dictionary<Uri, string>();
        var links = new List<(Uri From, Uri To)>();
        while (waiting.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address)) continue;
            pages[address] = await portal.Host.Anonymous.GetStringAsync(address);
            foreach (var to in Links().Matches(pages[address]).Select(link => new Uri(address, link.Groups[1].Value)))
            {
                if (to.Authority != address.Authority) continue;
                links.Add((address, to));
                waiting.Enqueue(new Uri(to.GetLeftPart(UriPartial.Path)));
            }
        }

        Assert.True(pages.Count > 5, "Too few pages were found to prove anything.");
        foreach (var (from, to) in links.Where(link => link.To.Fragment.Length > 1))
        {
            var page = pages[new Uri(to.GetLeftPart(UriPartial.Path))];
            Assert.True(page.Contains($"id=\"{to.Fragment[1..]}\"", StringComparison.Ordinal), $"{from} has {to}");
        }
    }

    [Fact]
    public async Task Code_has_the_addresses_of_the_server_that_shows_it()
    {
        await using var elsewhere = await CareBridgeTestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["PublicUrl"] = "https://people.example/",
            ["Exchange:PublicUrl"] = "https://clinics.example",
        });

        var own = await portal.Host.Anonymous.GetStringAsync("/docs/ehr");
        var published = await elsewhere.Anonymous.GetStringAsync("/docs/ehr");
        var metadata = await elsewhere.Anonymous.GetStringAsync("/fhir/metadata");

        var origin = portal.Host.Address.ToString().TrimEnd('/');
        Assert.Contains($"export FHIR={origin}/fhir\n", own, StringComparison.Ordinal);
        Assert.Contains($"export CAREBRIDGE={origin}\n", own, StringComparison.Ordinal);
        Assert.Contains("export FHIR=https://clinics.example/fhir\n", published, StringComparison.Ordinal);
        Assert.Contains("export CAREBRIDGE=https://people.example\n", published, StringComparison.Ordinal);
        Assert.Contains("https://people.example/docs/ehr", metadata, StringComparison.Ordinal);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("<a href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
