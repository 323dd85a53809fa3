using System.Text.Json;
using CareBridge.Testing;
using Microsoft.Playwright;

namespace CareBridge.EndToEnd.Browsing;

/// <summary>What a page must be besides right.</summary>
internal static class PageChecks
{
    private static readonly string Axe =
        File.ReadAllText(RepositoryRoot.PathTo("tests/Clients/node_modules/axe-core/axe.min.js"));

    /// <summary>All but colours are the same by day and by night.</summary>
    private static readonly (ColorScheme Scheme, string[] Rules)[] Looks =
    [
        (ColorScheme.Light, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]),
        (ColorScheme.Dark, ["color-contrast"]),
    ];

    /// <summary>Looks at each request and each complaint of the browser from now on.</summary>
    public static List<string> Watch(this IPage page, Uri site)
    {
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal)) faults.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        return faults;
    }

    /// <summary>WCAG 2.2 AA as far as a program can judge it, by day and by night, and nothing out of sight.</summary>
    public static async Task IsForEverybodyAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        foreach (var (scheme, rules) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var found = await page.EvaluateAsync<JsonElement>(
                """
                (rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
                  .then((result) => result.violations.map((one) =>
                    `${one.id}: ${one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')}`))
                """,
                rules);
            Assert.True(found.GetArrayLength() == 0, $"{page.Url} {scheme}: {found}");
        }
        var overflow = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} pixels wider than the screen.");
    }
}
