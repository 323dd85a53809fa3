using CareBridge.Portal.Domain;
using CareBridge.Portal.Pages.Entry;
using CareBridge.Portal.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>A phone lets participants in: whose account it is hears that it is another one.</summary>
public sealed class ChangingPhonesTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    private const string News = "The phone of your CareBridge account has changed.";

    [Fact]
    public async Task The_addresses_of_before_hear_of_it()
    {
        var person = await network.AddParticipantAsync();

        var phone = await network.ConfirmPhoneAsync(person, ["email"], ["email"]);
        await Eventually.SucceedsAsync(() => Task.FromResult(
            Assert.Single(person.Mails, mail => mail.Text.Contains(News, StringComparison.Ordinal))));
        (await person.PutSettingsAsync(phone: "+15550100998")).EnsureSuccessStatusCode();

        await Eventually.IsAsync(1, () => Task.FromResult(network.Web.At("sms").Count(call =>
        {
            var text = System.Text.Encoding.UTF8.GetString(call.Body);
            return text.Contains(phone[1..], StringComparison.Ordinal) && text.Contains(News, StringComparison.Ordinal);
        })));
    }

    [Fact]
    public async Task No_link_goes_to_a_phone_that_was_confirmed_in_the_last_days()
    {
        var person = await network.AddParticipantAsync();
        await network.ConfirmPhoneAsync(person, ["email"], ["email"]);

        Assert.False(await AskForLinkAsync(person));
        await network.InStoreAsync(async store =>
        {
            var preferences = await store.NoticePreferences.SingleAsync(p => p.PersonId == person.Id);
            var before = TimeProvider.System.GetUtcNow() - SignInLink.PhoneSettles;
            preferences.Put(Channel.Sms, preferences.Phone! with { ConfirmedAt = before });
            return await store.SaveChangesAsync();
        });
        Assert.True(await AskForLinkAsync(person));
    }

    /// <returns>Whether it is sent.</returns>
    private async Task<bool> AskForLinkAsync(Person person)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SignInLinks>().AskAsync(
            person.Email, LinkPurpose.SignIn, Channel.Sms, NoticeLanguage.En, CancellationToken.None);
        return await network.InStoreAsync(store => store.SignInLinks.Where(link => link.AccountId == person.Id)
            .OrderByDescending(link => link.AskedAt).Select(link => link.IsSent).FirstAsync());
    }
}
