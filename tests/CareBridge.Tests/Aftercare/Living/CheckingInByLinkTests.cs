using System.Net;
using System.Text.RegularExpressions;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

public sealed partial class CheckingInByLinkTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_link_asks_what_was_agreed_and_says_nothing_of_who_is_asked()
    {
        var participant = await network.RegisterAsync();
        var url = await LinkAsync(participant);

        var page = await network.Host.Anonymous.GetStringAsync(url);
        var spanish = await network.Host.Anonymous.GetStringAsync($"{url}?language=es");

        Assert.Contains("name=\"craving\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"sleep\"", page, StringComparison.Ordinal);
        Assert.Contains("antojo", spanish, StringComparison.Ordinal);
        foreach (var secret in (string[])["Jo", "Rivers", "Harbor", $"{participant}", $"{network.Community}"])
            Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_sent_twice_is_one_check_in_and_its_words_are_private()
    {
        var participant = await network.RegisterAsync();
        var url = await LinkAsync(participant);
        var form = Form(await network.Host.Anonymous.GetStringAsync(url));
        form["craving"] = "7";
        form["sobriety"] = "no";
        form["sleep"] = "1";
        form["mood"] = "eleven";
        form["reflection"] = "For me.";

        await SendAsync(url, form).IsAsync(HttpStatusCode.OK);
        await SendAsync(url, form).IsAsync(HttpStatusCode.OK);

        var kept = Assert.Single(await network.Specialist.ItemsAsync(About(participant, "check-ins")));
        Assert.Equal(("7", "False", "link"), (kept.Text("craving"), kept.Text("sobrietyKept"), kept.Text("means")));
        Assert.Equal((null, null, null), (kept.Text("sleep"), kept.Text("mood"), kept.Text("reflection")));
        var own = await network.Participant(participant).ItemsAsync(About(participant, "check-ins"));
        Assert.Equal("For me.", own[0].Text("reflection"));
    }

    [Fact]
    public async Task A_link_that_was_revoked_opens_like_one_that_never_was()
    {
        var participant = await network.RegisterAsync();
        var url = await LinkAsync(participant);
        var form = Form(await network.Host.Anonymous.GetStringAsync(url));
        var links = About(participant, "check-in-links");
        var id = (await network.Participant(participant).ItemsAsync(links))[0].Text("id");

        await network.Stranger.PostAsync($"/api/aftercare/check-in-links/{id}/revoke", null)
            .IsAsync(HttpStatusCode.NotFound);
        await network.Participant(participant).PostOkAsync($"/api/aftercare/check-in-links/{id}/revoke");

        var never = await network.Host.Anonymous.GetAsync($"/api/aftercare/links/{new string('0', 64)}");
        var revoked = await network.Host.Anonymous.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, revoked.StatusCode);
        Assert.Equal(await never.Content.ReadAsStringAsync(), await revoked.Content.ReadAsStringAsync());
        await SendAsync(url, form).IsAsync(HttpStatusCode.NotFound);
        Assert.Empty(await network.Specialist.ItemsAsync(About(participant, "check-ins")));
    }

    [Fact]
    public async Task A_link_takes_only_so_much_a_day()
    {
        var participant = await network.RegisterAsync();
        var url = await LinkAsync(participant);
        for (var number = 1; number <= 10; number++)
        {
            var form = Form(await network.Host.Anonymous.GetStringAsync(url));
            await SendAsync(url, form).IsAsync(HttpStatusCode.OK);
        }

        var last = Form(await network.Host.Anonymous.GetStringAsync(url));
        await SendAsync(url, last).IsAsync(HttpStatusCode.TooManyRequests);

        Assert.Equal(10, (await network.Specialist.ItemsAsync(About(participant, "check-ins"))).Length);
    }

    [Fact]
    public async Task While_check_ins_are_paused_or_ended_a_link_does_not_open()
    {
        var participant = await network.RegisterAsync();
        var url = await LinkAsync(participant);
        var agreement = About(participant, "check-in-agreement");

        await network.Specialist.PostOkAsync($"{agreement}/pause");
        await network.Host.Anonymous.GetAsync(url).IsAsync(HttpStatusCode.NotFound);
        await network.Specialist.PostOkAsync($"{agreement}/resume");
        await network.Host.Anonymous.GetAsync(url).IsAsync(HttpStatusCode.OK);
    }

    private async Task<string> LinkAsync(Guid participant)
    {
        await network.Specialist.PutOkAsync(About(participant, "check-in-agreement"), Daily());
        var made = await network.Specialist.PostOkAsync(About(participant, "check-in-links"), new { days = 3 });
        Assert.Contains("<svg", made.Text("qrCode"), StringComparison.Ordinal);
        return new Uri(made.Text("url")!).PathAndQuery;
    }

    private Task<HttpResponseMessage> SendAsync(string url, Dictionary<string, string> form) =>
        network.Host.Anonymous.PostAsync(url, new FormUrlEncodedContent(form));

    private static Dictionary<string, string> Form(string page) => Hidden().Matches(page)
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
