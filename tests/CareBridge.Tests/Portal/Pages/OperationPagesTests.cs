using System.Net;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>The machinery, by forms alone.</summary>
public sealed class OperationPagesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task All_services_are_shown_with_how_they_stand()
    {
        using var browser = await network.BrowseAsync(Role.Administrator);

        await browser.OpenAsync("/operation");

        foreach (var module in Host.Services.All)
            Assert.Contains($"href=\"/operation/{module.Name}\"", browser.Html);
        Assert.Contains("within the process", browser.Text);
        await browser.OpenAsync("/operation/crisis");
        Assert.Contains("Paging the crisis team", browser.Text);
        Assert.Contains("crisis-learn-organization", browser.Text);
        Assert.Contains("there are no queues to look into", browser.Text);
        Assert.Contains("cannot be made anew here", browser.Text);
        await browser.OpenAsync("/operation/directory");
        Assert.Contains("What finds registrations of the same person", browser.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/operation/nowhere")).StatusCode);
    }

    [Fact]
    public async Task What_searches_look_at_is_made_anew_and_the_page_says_how_far_it_is()
    {
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync("/operation/exchange");
        Assert.Contains("Never made anew.", browser.Text);

        await browser.SendAsync("/operation/exchange", [], "search");

        await Eventually.SucceedsAsync(async () =>
        {
            await browser.OpenAsync("/operation/exchange");
            Assert.Contains("Made anew: ", browser.Text);
        });
    }

    [Fact]
    public async Task A_failed_message_is_given_up_only_with_a_reason_which_is_written_down()
    {
        const string Page = "/operation/exchange/failures";
        var failed = await FailAsync("exchange-no-such-reaction");
        using var browser = await network.BrowseAsync(Role.Administrator);
        await browser.OpenAsync(Page);
        Assert.Contains("exchange-no-such-reaction", browser.Text);
        Assert.DoesNotContain("unseen body", browser.Text);

        var unreadable = await browser.SendAsync(Page, [], $"replay/{failed}");
        Assert.Equal(HttpStatusCode.Conflict, unreadable.StatusCode);
        Assert.Contains("This release cannot read it.", browser.Text);
        var silent = await browser.SendAsync(Page, new() { ["reason"] = "" }, $"discard/{failed}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Matches($"id=\"discard-{failed}-reason-fault\">[^<]", browser.Html);
        await browser.SendAsync(Page, new() { ["reason"] = "Its reaction is gone." }, $"discard/{failed}");

        Assert.Contains("discarded, by you – Its reaction is gone.", Plain(browser.Text));
        Assert.DoesNotContain($"discard/{failed}", browser.Html);
    }

    [Fact]
    public async Task The_figures_show_each_hour_in_a_table_and_nobody()
    {
        using var browser = await network.BrowseAsync(Role.CrisisResponder);

        await browser.OpenAsync("/crisis/figures");
        Assert.Contains("Nobody has raised anything in these weeks.", browser.Text);
        await Crisis.CrisisDesk.RaiseAsync(network, await network.RegisterAsync());
        await browser.OpenAsync("/crisis/figures", "es");

        Assert.Contains("muy pocos para decirlo", browser.Text);
        Assert.Contains("scope=\"row\"", browser.Html);
        Assert.DoesNotContain("Rivers", browser.Text);
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Guid> FailAsync(string reaction) => network.InStoreAsync<ExchangeDbContext, Guid>(async store =>
    {
        var failed = FailedMessage.Of(
            new Failure(
                Guid.CreateVersion7(),
                "unseen body",
                new FailureReason("JsonException", Detail: null, Place: null),
                TimeProvider.System.GetUtcNow()),
            reaction,
            "CounterChanged");
        store.FailedMessages.Add(failed);
        await store.SaveChangesAsync();
        return failed.Id;
    });
}
