using System.Net;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Links that sign participants in, and that set a new password for anybody.</summary>
public sealed partial class SigningInByLinkTests(MailingNetwork mailing) : IClassFixture<MailingNetwork>
{
    private const string NewPassword = "another long password";

    private CareNetwork Network => mailing.Network;

    [Fact]
    public async Task A_link_signs_in_once_by_the_button_and_looking_at_it_uses_nothing_up()
    {
        var (_, email) = await ParticipantAsync();
        using var browser = PageBrowser.Of(Network.Host);
        var path = await AskAsync(browser, "/sign-in/link", email);

        for (var looks = 0; looks < 3; looks++)
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(path)).StatusCode);
        using var other = PageBrowser.Of(Network.Host);
        await other.OpenAsync(path);
        await browser.SendAsync(path, []);

        Assert.Equal("/me", browser.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SendAsync(path, [])).StatusCode);
        Assert.Contains("This link does not open", other.Text);
        Assert.DoesNotContain(email, other.Html);
    }

    [Fact]
    public async Task Whoever_asks_is_told_the_same_whether_or_not_there_is_an_account()
    {
        var (_, email) = await ParticipantAsync();
        var (_, staff) = await Network.OpenAccountAsync(Role.PeerSpecialist);

        foreach (var address in new[] { "/sign-in/link", "/sign-in/forgot" })
        {
            var said = new List<string>();
            foreach (var typed in new[] { email, staff, "nobody@mail.example", "no address" })
            {
                using var browser = PageBrowser.Of(Network.Host);
                await browser.OpenAsync(address);
                await browser.SendAsync(address, new() { ["email"] = typed });
                said.Add(Token().Replace(browser.Html, ""));
            }
            Assert.Single(said.Distinct());
            Assert.Contains("If this address has an account", said[0]);
        }
        Assert.Empty(mailing.Mail.To("nobody@mail.example"));
        // Staff sign in by no link; they are sent the one for the password alone.
        await Eventually.IsAsync(1, () => Task.FromResult(mailing.Mail.To(staff).Count));
    }

    [Fact]
    public async Task Nobody_is_sent_more_than_five_an_hour_and_the_message_tells_nothing()
    {
        var (id, email) = await ParticipantAsync();
        using var browser = PageBrowser.Of(Network.Host);
        for (var times = 0; times < 8; times++)
        {
            await browser.OpenAsync("/sign-in/link");
            await browser.SendAsync("/sign-in/link", new() { ["email"] = email });
            Assert.Contains("If this address has an account", browser.Text);
        }

        await Eventually.IsAsync(5, () => Task.FromResult(mailing.Mail.To(email).Count));
        var sent = await Network.InStoreAsync((PortalDbContext store) =>
            store.SignInLinks.CountAsync(link => link.AccountId == id && link.IsSent));
        Assert.Equal(5, sent);
        Assert.All(
            mailing.Mail.To(email), mail => Assert.StartsWith("Your CareBridge link, for 10", mail.Headers["Subject"]));
    }

    [Fact]
    public async Task A_new_password_by_a_link_ends_every_session_and_signs_nobody_in()
    {
        var (_, email) = await Network.OpenAccountAsync(Role.PeerSpecialist);
        using var before = await PageBrowser.SignInAsync(Network.Host, email);
        using var browser = PageBrowser.Of(Network.Host);
        var path = await AskAsync(browser, "/sign-in/forgot", email);
        var second = await AskAgainAsync(browser, "/sign-in/forgot", email);
        // Somebody guesses until the account is locked.
        await browser.OpenAsync("/sign-in");
        for (var tries = 0; tries < 5; tries++)
            await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = "a wrong password" });
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(second)).StatusCode);
        await browser.OpenAsync(path);

        var weak = await browser.SendAsync(path, new() { ["password"] = "aaaaaaaaaaaaaaaa" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        await browser.SendAsync(path, new() { ["password"] = NewPassword });
        Assert.Contains("Your password is changed", browser.Text);
        Assert.DoesNotContain("Sign out", browser.Text);
        await browser.SendAsync("/sign-in", new() { ["email"] = email, ["password"] = NewPassword });

        Assert.Equal("/people", browser.Address);
        await before.OpenAsync("/crisis/raise");
        Assert.StartsWith("/sign-in", before.Address);
        foreach (var link in new[] { path, second })
            Assert.Equal(HttpStatusCode.NotFound, (await before.OpenAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_came_late_or_never_was_opens_nothing()
    {
        var (_, email) = await ParticipantAsync();
        using var browser = PageBrowser.Of(Network.Host);
        var path = await AskAsync(browser, "/sign-in/link", email);
        await Network.InStoreAsync((PortalDbContext store) => store.SignInLinks.ExecuteUpdateAsync(
            set => set.SetProperty(link => link.AskedAt, link => DateTimeOffset.UtcNow - SignInLink.Lifetime)));

        var late = await browser.OpenAsync(path);
        var none = await browser.OpenAsync("/sign-in/link/0000");

        Assert.All([late, none], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_shows_it_after_the_link_too()
    {
        var (id, email) = await ParticipantAsync();
        var secret = Totp.NewSecret();
        await Network.InStoreAsync(async (PortalDbContext store) =>
        {
            var app = new Authenticator { AccountId = id };
            app.Offer(mailing.Seal(secret), "", DateTimeOffset.UtcNow);
            app.Confirm(step: 0, DateTimeOffset.UtcNow);
            store.Authenticators.Add(app);
            return await store.SaveChangesAsync();
        });
        using var browser = PageBrowser.Of(Network.Host);
        await browser.OpenAsync(await AskAsync(browser, "/sign-in/link", email));

        await browser.SendAsync(browser.Address, []);
        Assert.Contains("One more step", browser.Text);
        await browser.SendAsync("/sign-in/code", new() { ["code"] = "000000" });
        Assert.Contains("That did not work", browser.Text);
        await browser.SendAsync(
            "/sign-in/code", new() { ["code"] = Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.UtcNow)) });

        Assert.Equal("/me", browser.Address);
    }

    private async Task<(Guid Id, string Email)> ParticipantAsync()
    {
        var id = await Network.RegisterAsync();
        var email = $"p{id:N}@mail.example";
        await PortalHost.PutAccountAsync(Network.Administrator, id, email, "participant")
            .IsAsync(HttpStatusCode.Created);
        // The portal has heard by which ways they may be reached.
        await Eventually.IsAsync(true, () => Network.InStoreAsync((PortalDbContext store) =>
            store.ContactRules.AnyAsync(rules => rules.ParticipantId == id)));
        return (id, email);
    }

    /// <returns>The path that the message leads to.</returns>
    private async Task<string> AskAsync(PageBrowser browser, string address, string email)
    {
        await browser.OpenAsync(address);
        await browser.SendAsync(address, new() { ["email"] = email });
        var mail = await Eventually.SucceedsAsync(() => Task.FromResult(Assert.Single(mailing.Mail.To(email))));
        return Link().Match(mail.Text).Value;
    }

    private async Task<string> AskAgainAsync(PageBrowser browser, string address, string email)
    {
        await browser.OpenAsync(address);
        await browser.SendAsync(address, new() { ["email"] = email });
        var mails = await Eventually.SucceedsAsync(() =>
        {
            Assert.Equal(2, mailing.Mail.To(email).Count);
            return Task.FromResult(mailing.Mail.To(email));
        });
        return Link().Match(mails[^1].Text).Value;
    }

    [GeneratedRegex("/sign-in/link/[0-9a-f]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"")]
    private static partial Regex Token();
}
