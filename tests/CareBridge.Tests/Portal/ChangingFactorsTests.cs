using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>What lets somebody in is changed by nobody else, and never to nothing.</summary>
public sealed class ChangingFactorsTests(StrictPortalHost portal) : IClassFixture<StrictPortalHost>
{
    private const string Account = "/api/portal/account";

    [Fact]
    public async Task Of_two_who_take_away_the_last_two_at_once_one_is_refused()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            var person = await portal.EnrollAsync();
            var key = await AddPasskeyAsync(person.Id);
            await Task.WhenAll(
                person.Browser.DeleteAsync($"{Account}/passkeys/{key}"),
                person.Browser.PostAsync($"{Account}/authenticator/remove", null));
            var own = await person.Browser.GetFromJsonAsync<JsonElement>(Account);
            return own.GetProperty("passkeys").GetArrayLength()
                + (own.TryGetProperty("authenticatorSince", out var since) && since.ValueKind != JsonValueKind.Null
                    ? 1 : 0);
        }));

        Assert.All(kept, factors => Assert.Equal(1, factors));
    }

    [Fact]
    public async Task What_was_offered_to_somebody_else_before_is_not_what_is_set_up()
    {
        var (_, email) = await portal.AddParticipantAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var first = await OfferAsync(browser);
        Assert.Equal(first, await OfferAsync(browser));

        await browser.PostAsJsonAsync(
            "/api/portal/password", new { current = PortalHost.Password, @new = "another long password" })
            .IsAsync(HttpStatusCode.NoContent);
        await ConfirmAsync(browser, first).IsAsync(HttpStatusCode.UnprocessableEntity);
        var second = await OfferAsync(browser);
        portal.Clock.Advance(Authenticator.OfferLasts);
        browser = await portal.SignedInBrowserAsync(email, "another long password");
        await ConfirmAsync(browser, second).IsAsync(HttpStatusCode.UnprocessableEntity);
        var third = await OfferAsync(browser);

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        await ConfirmAsync(browser, third).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_phone_takes_a_fresh_proof_and_the_same_one_does_not()
    {
        var person = await portal.EnrollAsync();
        var entered = await portal.TokenAsync(person.Email, PortalHost.Password, portal.NextCodeOf(person.Secret));
        var token = await entered.Content.ReadFromJsonAsync<JsonElement>();
        var program = portal.WithToken(token.GetProperty("accessToken").GetString()!);
        await SaveAsync(program, "+15550100111").IsAsync(HttpStatusCode.OK);

        portal.Clock.Advance(TimeSpan.FromMinutes(11));

        await SaveAsync(program, "+15550100111").IsAsync(HttpStatusCode.OK);
        Assert.Equal("proof-needed", await PortalHost.CodeAsync(await SaveAsync(program, "+15550100222")));
        Assert.Equal("proof-needed", await PortalHost.CodeAsync(await SaveAsync(program, phone: null)));
        Assert.Equal("proof-needed", await PortalHost.CodeAsync(await program.PostAsJsonAsync(
            "/api/portal/notices/settings/confirm", new { channel = "sms", code = "000000" })));
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, string? phone) => client.PutAsJsonAsync(
        "/api/portal/notices/settings",
        new { timeZone = "UTC", channels = Array.Empty<string>(), urgentChannels = Array.Empty<string>(), phone });

    private static async Task<string> OfferAsync(HttpClient client)
    {
        var answer = await client.PostAsync($"{Account}/authenticator/offer", null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }

    private Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string secret) => client.PostAsJsonAsync(
        $"{Account}/authenticator/confirm", new { code = portal.CodeOf(secret) });

    private async Task<Guid> AddPasskeyAsync(Guid account)
    {
        await using var scope = portal.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var id = Guid.CreateVersion7();
        store.Passkeys.Add(new Passkey
        {
            Id = id,
            AccountId = account,
            Name = "key",
            CredentialId = id.ToByteArray(),
            CredentialHash = id.ToString("N"),
            PublicKey = [1],
            Transports = [],
            IsBackupEligible = false,
            IsBackedUp = false,
            SignCount = 0,
            CreatedAt = portal.Clock.GetUtcNow(),
        });
        await store.SaveChangesAsync();
        return id;
    }
}
