using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A plan that somebody has written elsewhere is not changed by a form that is sent as it was shown.</summary>
public sealed partial class OnCallPlanPageTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Page = "/crisis/on-call/plan";
    private const string Api = "/api/crisis/on-call";

    [Fact]
    public async Task Everything_of_a_plan_goes_through_the_form()
    {
        var (members, browser) = await PlannedAsync();
        await browser.OpenAsync(Page);
        var before = (await PlanAsync()).GetProperty("tiers").ToString();

        await browser.SendAsync(Page, Shown(browser.Html));

        Assert.Equal("/crisis/on-call", browser.Address);
        Assert.Equal(before, (await PlanAsync()).GetProperty("tiers").ToString());
        await browser.OpenAsync(Page);
        var fields = Shown(browser.Html);
        Assert.Equal(("09:00:30", "2"), (fields["tier0.handOffAt"], fields["tier1.minimum"]));
        fields["tier1.minimum"] = "1";
        fields["tier0.handOffAt"] = "17:30";
        await browser.SendAsync(Page, fields);
        var tiers = (await PlanAsync()).GetProperty("tiers");
        Assert.Equal("17:30:00", tiers[0].GetProperty("rotation").GetProperty("handOffAt").GetString());
        Assert.Equal((1, members.Length), (tiers[1].GetProperty("minimum").GetInt32(),
            tiers[1].GetProperty("members").GetArrayLength()));
        browser.Dispose();
    }

    [Theory]
    [InlineData("tier0.handOffAt", "half past nine")]
    [InlineData("tier0.handOffAt", "")]
    [InlineData("tier1.minimum", "3")]
    [InlineData("tier1.minimum", "some")]
    public async Task What_cannot_be_read_is_said_beside_its_tier_and_changes_nothing(string field, string value)
    {
        var (_, browser) = await PlannedAsync();
        await browser.OpenAsync(Page);
        var before = (await PlanAsync()).ToString();
        var fields = Shown(browser.Html);
        fields[field] = value;

        var answer = await browser.SendAsync(Page, fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(browser.FaultOf(field.Split('.')[0] + ".tier"));
        Assert.Equal(value, Shown(browser.Html)[field]);
        Assert.Equal(before, (await PlanAsync()).ToString());
        browser.Dispose();
    }

    /// <summary>A tier that takes turns, and one that is paged together.</summary>
    private async Task<(Guid[] Members, PageBrowser Browser)> PlannedAsync()
    {
        var (me, email) = await network.OpenAccountAsync(Role.CrisisResponder, "Eve");
        Guid[] members = [me, await network.EmployAsync()];
        (await network.Responder().PutAsJsonAsync(Api, new
        {
            timeZone = "America/New_York",
            tiers = new object[]
            {
                new { rotation = new { members, startsOn = "2026-01-05", handOffAt = "09:00:30", days = 7 } },
                new { members, minimum = 2 },
            },
        })).EnsureSuccessStatusCode();
        return (members, await PageBrowser.SignInAsync(network.Host, email));
    }

    private async Task<JsonElement> PlanAsync() =>
        (await network.Responder().GetFromJsonAsync<JsonElement>(Api)).GetProperty("plan");

    /// <summary>What a browser sends of a form that nobody has touched.</summary>
    private static Dictionary<string, string> Shown(string html)
    {
        var form = Form().Match(html).Value;
        var fields = Input().Matches(form)
            .ToDictionary(
                one => one.Groups[1].Value,
                one => WebUtility.HtmlDecode(Value().Match(one.Value).Groups[1].Value));
        foreach (Match select in Select().Matches(form))
            fields[select.Groups[1].Value] = Chosen().Match(select.Value).Groups[1].Value;
        return fields;
    }

    [GeneratedRegex("<form method=\"post\" action=\"/crisis/on-call/plan\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]* name=\"([^\"]*)\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<select[^>]* name=\"([^\"]*)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();
}
