using System.Net;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>Stopping notices from within one, without signing in.</summary>
public sealed class UnsubscribingTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task One_click_stops_the_kind_and_looking_at_the_link_does_not()
    {
        var person = await network.AddParticipantAsync();
        var stop = Path((await MailAsync(person)).Headers["List-Unsubscribe"].Trim('<', '>'));

        var looked = await network.Host.Anonymous.GetAsync(stop);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains("<form method=\"post\">", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("at-once", await WhenAsync(person, "consent-asked"));

        // As mail programs do it (RFC 8058, section 3.2).
        var posted = await PostAsync(stop);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        (await PostAsync(stop)).EnsureSuccessStatusCode();

        Assert.Equal("off", await WhenAsync(person, "consent-asked"));
        Assert.Equal("at-once", await WhenAsync(person, "referral-answered"));
    }

    [Fact]
    public async Task The_other_link_stops_all_but_what_is_urgent()
    {
        var person = await network.AddParticipantAsync();
        var all = (await MailAsync(person)).Text.Split("\r\n").Last(line => line.Contains("http"));

        (await PostAsync(Path(all[all.IndexOf("http", StringComparison.Ordinal)..]))).EnsureSuccessStatusCode();

        Assert.Equal("off", await WhenAsync(person, "consent-asked"));
        Assert.Equal("off", await WhenAsync(person, "message-received"));
        Assert.Equal("at-once", await WhenAsync(person, "crisis-raised"));
    }

    [Fact]
    public async Task A_link_that_is_not_ours_is_answered_like_one_that_is()
    {
        var person = await network.AddParticipantAsync();
        var good = Path((await MailAsync(person)).Headers["List-Unsubscribe"].Trim('<', '>'));
        var forged = good[..^6] + "AAAAAA";

        foreach (var path in new[] { forged, "/api/portal/notices/unsubscribe/none" })
        {
            Assert.Equal(await TextAsync(HttpMethod.Get, good), await TextAsync(HttpMethod.Get, path));
            Assert.Equal(await TextAsync(HttpMethod.Post, good), await TextAsync(HttpMethod.Post, path));
        }
        Assert.DoesNotContain($"{person.Id:N}", good, StringComparison.OrdinalIgnoreCase);

        async Task<string> TextAsync(HttpMethod method, string path)
        {
            var answer = await network.Host.Anonymous.SendAsync(new HttpRequestMessage(method, path));
            return $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
    }

    [Fact]
    public async Task The_page_that_a_notice_leads_to_is_the_same_for_everybody()
    {
        var one = await network.Host.Anonymous.GetAsync($"/notices/{Guid.CreateVersion7()}");
        var list = await network.Host.Anonymous.GetAsync("/notices");
        var spanish = new HttpRequestMessage(HttpMethod.Get, "/notices");
        spanish.Headers.AcceptLanguage.ParseAdd("fr, es-MX;q=0.8, en;q=0.5");

        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.Equal(await one.Content.ReadAsStringAsync(), await list.Content.ReadAsStringAsync());
        Assert.Contains(
            "lang=\"es\"",
            await (await network.Host.Anonymous.SendAsync(spanish)).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    private async Task<Mail> MailAsync(Person person)
    {
        await network.AskConsentAsync(
            await network.AddStaffAsync(network.Community, Role.PeerSpecialist), person);
        return await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(person.Mails)));
    }

    private Task<HttpResponseMessage> PostAsync(string path) => network.Host.Anonymous.PostAsync(
        path, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

    private static string Path(string address) => new Uri(address).AbsolutePath;

    private static async Task<string?> WhenAsync(Person person, string kind) =>
        (await person.SettingsAsync()).GetProperty("kinds").EnumerateArray()
        .Single(one => one.GetProperty("kind").GetString() == kind).GetProperty("when").GetString();
}
