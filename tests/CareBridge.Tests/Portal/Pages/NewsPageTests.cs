using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Pages.OwnAccount;
using CareBridge.Portal.Storage;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>All that somebody was told of is listed for them, and for nobody else.</summary>
public sealed class NewsPageTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Page = "/account/news";

    [Fact]
    public async Task All_notices_are_listed_page_by_page_and_read_at_once()
    {
        var (person, email) = await network.OpenAccountAsync(Role.PeerSpecialist, "Nan");
        var (other, otherEmail) = await network.OpenAccountAsync(Role.PeerSpecialist, "Ned");
        await TellAsync(person, NoticeKind.ReferralAnswered, count: 25);
        await TellAsync(person, NoticeKind.WarningRaised, count: 1);
        await TellAsync(other, NoticeKind.PartnershipAsked, count: 1);
        using var browser = await PageBrowser.SignInAsync(network.Host, email);
        Assert.Contains($"href=\"{Page}\"", browser.Html);

        await browser.OpenAsync(Page);
        Assert.Contains("An early warning", browser.Text);
        Assert.Equal(25, Count(browser, "New:"));
        Assert.DoesNotContain("Somebody asks you to stand by them", browser.Text);
        var older = browser.Html.IndexOf($"{Page}?after=", StringComparison.Ordinal);
        await browser.OpenAsync(browser.Html[older..browser.Html.IndexOf('"', older)]);
        Assert.Equal(1, Count(browser, "A referral was answered"));
        await browser.OpenAsync(Page);
        await browser.SendAsync(Page, []);

        Assert.Equal(Page, browser.Address);
        Assert.Equal(0, Count(browser, "New:"));
        Assert.Equal(24, Count(browser, "A referral was answered"));
        using var others = await PageBrowser.SignInAsync(network.Host, otherEmail);
        await others.OpenAsync(Page);
        Assert.Equal(1, Count(others, "New:"));
    }

    [Fact]
    public void Each_kind_has_words_of_its_own_in_both_languages()
    {
        foreach (var language in Enum.GetValues<NoticeLanguage>())
        {
            var words = new NewsWords(language);
            var said = Enum.GetValues<NoticeKind>().Select(kind => words.Of(EnumCode.Of(kind))).ToList();
            Assert.Equal(said.Count, said.Distinct().Count());
            Assert.DoesNotContain(words.Of("of-a-later-release"), said);
        }
    }

    private static int Count(PageBrowser browser, string words) =>
        browser.Text.Split(words, StringSplitOptions.None).Length - 1;

    private Task TellAsync(Guid person, NoticeKind kind, int count) =>
        network.InStoreAsync<PortalDbContext, int>(async store =>
        {
            var now = TimeProvider.System.GetUtcNow().AsKept();
            for (var i = 0; i < count; i++)
            {
                store.Notices.Add(Notice.Make(
                    Guid.CreateVersion7(), person, kind, subjectId: null, dispatchId: null, now.AddSeconds(i - count)));
            }
            return await store.SaveChangesAsync();
        });
}
