using System.Net;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Pages;
using CareBridge.Portal.Pages.Charts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What a chart draws it also says and lists.</summary>
public sealed class ChartsTests
{
    private static readonly DateOnly First = new(2026, 11, 2);

    [Fact]
    public async Task A_line_is_told_drawn_and_listed_with_what_happened_meanwhile()
    {
        var html = await LineAsync(
            NoticeLanguage.En,
            [new ChartLine("Craving", [new(First.AddDays(10), 2), new(First, 6), new(First.AddDays(5), 8)])],
            [new ChartEvent(First.AddDays(5), "Moved <home>")]);

        Assert.Contains("Craving: 6 on Mon Nov 2, 2 on Thu Nov 12; lowest 2, highest 8.", html);
        Assert.Contains("points=\"30,88.4 209,53.2 388,158.8\"", html);
        Assert.Contains("Moved &lt;home&gt;", html);
        Assert.True(
            html.IndexOf("<th scope=\"row\">Thu Nov 12", StringComparison.Ordinal)
                < html.IndexOf("<th scope=\"row\">Mon Nov 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_day_is_drawn_in_the_middle_and_told_in_Spanish()
    {
        var html = await LineAsync(NoticeLanguage.Es, [new ChartLine("Ánimo", [new(First, 5)])], []);

        Assert.Contains("Ánimo: 5 el lun 2 nov.", WebUtility.HtmlDecode(html));
        Assert.Contains("cx=\"209\"", html);
    }

    [Fact]
    public async Task Without_values_a_chart_says_that_there_are_none()
    {
        Assert.Contains("nothing to show yet", await LineAsync(NoticeLanguage.En, [new ChartLine("Mood", [])], []));
        Assert.Contains("nothing to show yet", await BarsAsync([]));
    }

    [Fact]
    public async Task Bars_are_measured_by_the_longest_and_what_is_kept_back_is_no_nought()
    {
        var html = await BarsAsync([new("This week", [6, 2]), new("Last week", [4, null]), new("Before", [0, 0])]);

        Assert.Contains("Most: This week (8). All together: 12.", html);
        Assert.Contains("x=\"75\" y=\"0\" width=\"25\"", html);
        Assert.Contains("x=\"0\" y=\"0\" width=\"50\"", html);
        Assert.Contains("too few to say", html);
    }

    private static Task<string> LineAsync(
        NoticeLanguage language, IReadOnlyList<ChartLine> lines, IReadOnlyList<ChartEvent> events) =>
        RenderAsync<LineChart>(language, new()
        {
            ["Title"] = "How it has been",
            ["Lines"] = lines,
            ["Events"] = events,
            ["Highest"] = 10.0,
        });

    private static Task<string> BarsAsync(IReadOnlyList<ChartBar> bars) =>
        RenderAsync<BarChart>(NoticeLanguage.En, new()
        {
            ["Title"] = "Referrals",
            ["RowTitle"] = "Week",
            ["Parts"] = (IReadOnlyList<string>)["Accepted", "Declined"],
            ["Bars"] = bars,
        });

    private static async Task<string> RenderAsync<TChart>(
        NoticeLanguage language, Dictionary<string, object?> parameters)
        where TChart : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        parameters["Visit"] = new Visit(
            language, () => new AntiforgeryTokenSet(null, null, "form-token", null), () => null)
        {
            Caller = null,
            Now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
            OtherLanguage = "?",
            ExitAddress = "https://example.org/",
            TimeZone = "UTC",
            LockSeconds = 600,
        };
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TChart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
