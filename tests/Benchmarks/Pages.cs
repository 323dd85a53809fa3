using System.Text.RegularExpressions;
using CareBridge.EndToEnd.Browsing;
using CareBridge.EndToEnd.Deployments;
using Microsoft.Playwright;

namespace CareBridge.Benchmarks;

/// <summary>
/// How soon each page that links lead to is painted on a phone with a slow connection, over the demonstration network,
/// what comes over the wire, and whether anything moves afterwards. Of pages that differ only in whom or what they are
/// about one is measured. The ceiling is the page to sign in, which asks no service.
/// </summary>
internal static partial class Pages
{
    private const string Administrator = "administrator@carebridge.local";
    private const string Password = "a password for pages";
    private const int Turns = 3;
    private const double PromisedMilliseconds = 1000;

    /// <summary>As Lighthouse slows a phone down ("Slow 4G"): round trips, and bytes a second.</summary>
    private static readonly Dictionary<string, object> SlowNetwork = new()
    {
        ["offline"] = false,
        ["latency"] = 150,
        ["downloadThroughput"] = 1.6 * 1024 * 1024 / 8,
        ["uploadThroughput"] = 750.0 * 1024 / 8,
    };

    public static async Task RunAsync()
    {
        await using var deployment = await OneProcess.StartAsync();
        var folder = System.IO.Directory.CreateTempSubdirectory("carebridge-pages-");
        try
        {
            var said = await deployment.Host.RunAsync(
                "demo",
                "--url", deployment.Portal.ToString(),
                "--administrator-password", deployment.AdministratorPassword,
                "--password", Password,
                "--folder", folder.FullName);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Chromium.LaunchAsync(playwright);
            await MeasureAsync(
                browser, deployment.Portal, Administrator, deployment.AdministratorPassword, "administrator");
            foreach (var (email, role) in Accounts().Matches(said)
                .Select(match => (match.Groups[1].Value, Role: match.Groups[2].Value)).DistinctBy(one => one.Role))
                await MeasureAsync(browser, deployment.Portal, email, Password, role);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(
        IBrowser browser, Uri portal, string email, string password, string role)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.ToString(),
            ViewportSize = new() { Width = 360, Height = 740 },
            IsMobile = true,
        });
        var page = await context.NewPageAsync();
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("Network.enable");
        await devices.SendAsync("Network.emulateNetworkConditions", SlowNetwork);
        var ceiling = (await PaintAsync(page, "/sign-in")).Milliseconds;

        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath != "/sign-in");
        var (seen, waiting) = (new HashSet<string> { "/" }, new Queue<string>());
        await NoteLinksAsync(page, seen, waiting);
        while (waiting.TryDequeue(out var path))
        {
            var (milliseconds, bytes, shift) = await PaintAsync(page, path);
            Console.WriteLine(
                $"{role} {ShapeOf(path)}: painted after {milliseconds:0} ms (target {PromisedMilliseconds:0}), "
                + $"{milliseconds / ceiling:0.00} of signing in ({ceiling:0} ms); {bytes / 1024.0:0} KB; "
                + $"layout shift {shift:0.000}");
            await NoteLinksAsync(page, seen, waiting);
        }
    }

    /// <summary>Pages alone: what the API and the manual show is neither theirs nor painted like them.</summary>
    private static async Task NoteLinksAsync(IPage page, HashSet<string> seen, Queue<string> waiting)
    {
        var links = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href^="/"]:not([download])')]
              .map((link) => link.getAttribute('href').split('#')[0])
            """);
        foreach (var link in links)
        {
            if (!Elsewhere().IsMatch(link) && seen.Add(ShapeOf(link))) waiting.Enqueue(link);
        }
    }

    /// <summary>Without whom and what it is about, and how much of it is asked for.</summary>
    private static string ShapeOf(string path) => Ids().Replace(path.Split('?')[0], "{id}");

    /// <summary>The median of several visits, each with nothing kept.</summary>
    private static async Task<(double Milliseconds, long Bytes, double Shift)> PaintAsync(IPage page, string path)
    {
        var visits = new List<Visited>();
        var devices = await page.Context.NewCDPSessionAsync(page);
        for (var turn = 0; turn < Turns; turn++)
        {
            await devices.SendAsync("Network.clearBrowserCache");
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            visits.Add(await page.EvaluateAsync<Visited>(
                """
                () => new Promise((resolve) => setTimeout(() => {
                  const shifts = []
                  const watch = new PerformanceObserver(() => {})
                  watch.observe({ type: 'layout-shift', buffered: true })
                  for (const entry of watch.takeRecords()) shifts.push(entry.value)
                  resolve({
                    milliseconds: performance.getEntriesByName('first-contentful-paint')[0].startTime,
                    bytes: performance.getEntriesByType('navigation')
                      .concat(performance.getEntriesByType('resource'))
                      .reduce((sum, entry) => sum + entry.transferSize, 0),
                    shift: shifts.reduce((sum, value) => sum + value, 0),
                  })
                }, 300))
                """));
        }
        var middle = visits.OrderBy(visit => visit.Milliseconds).ElementAt(Turns / 2);
        return (middle.Milliseconds, middle.Bytes, visits.Max(visit => visit.Shift));
    }

    [GeneratedRegex("^/(api|assets|docs|fhir|sign-|leave)")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=^/operation/)[a-z]+")]
    private static partial Regex Ids();

    /// <summary>As the demonstration prints them.</summary>
    [GeneratedRegex(@"^  (\S+@\S+) +([a-z-]+)[,:]", RegexOptions.Multiline)]
    private static partial Regex Accounts();

    private sealed record Visited
    {
        public double Milliseconds { get; init; }

        public long Bytes { get; init; }

        public double Shift { get; init; }
    }
}
