using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>What staff show besides their password, over the API.</summary>
public sealed class SecondFactorTests(StrictPortalHost portal) : IClassFixture<StrictPortalHost>
{
    private const string Account = "/api/portal/account";

    [Fact]
    public async Task Staff_who_have_none_reach_nothing_but_setting_one_up()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        var token = await (await portal.TokenAsync(email)).Content.ReadFromJsonAsync<JsonElement>();
        var program = portal.WithToken(token.GetProperty("accessToken").GetString()!);

        foreach (var client in new[] { browser, program })
        {
            foreach (var address in new[] { "/api/portal/session", "/api/directory/organizations" })
            {
                var answer = await client.GetAsync(address);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Equal("second-factor-setup-needed", await PortalHost.CodeAsync(answer));
            }
            var own = await client.GetFromJsonAsync<JsonElement>(Account);
            Assert.True(own.GetProperty("secondFactorRequired").GetBoolean());
        }
        await portal.EnrollAsync(Guid.Empty, email, browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/portal/session")).StatusCode);
    }

    [Fact]
    public async Task Participants_need_none_and_may_have_one()
    {
        var (id, email) = await portal.AddParticipantAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/portal/session")).StatusCode);

        var enrolled = await portal.EnrollAsync(id, email, browser);
        Assert.Equal("second-factor-needed", await PortalHost.CodeAsync(await portal.TokenAsync(email)));
        await browser.PostAsync($"{Account}/authenticator/remove", null).IsAsync(HttpStatusCode.NoContent);

        await portal.TokenAsync(email).IsAsync(HttpStatusCode.OK);
        Assert.Equal(10, enrolled.RecoveryCodes.Distinct().Count());
    }

    [Fact]
    public async Task A_code_opens_once_and_a_password_alone_never()
    {
        var person = await portal.EnrollAsync();
        var code = portal.NextCodeOf(person.Secret);

        Assert.Equal("second-factor-needed", await PortalHost.CodeAsync(await portal.TokenAsync(person.Email)));
        await EnterAsync(person, code).IsAsync(HttpStatusCode.OK);
        Assert.Equal("invalid-credentials", await PortalHost.CodeAsync(await EnterAsync(person, code)));
        await EnterAsync(person, portal.NextCodeOf(person.Secret)).IsAsync(HttpStatusCode.OK);
        Assert.Equal("invalid-credentials", await PortalHost.CodeAsync(
            await portal.TokenAsync(person.Email, "not the password", portal.NextCodeOf(person.Secret))));
    }

    [Fact]
    public async Task Of_many_who_send_one_code_at_once_one_gets_in()
    {
        var person = await portal.EnrollAsync();
        var code = portal.NextCodeOf(person.Secret);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnterAsync(person, code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed()
    {
        var person = await portal.EnrollAsync();
        var code = person.RecoveryCodes[3];

        await EnterAsync(person, $" {code.ToLowerInvariant().Replace('-', ' ')}").IsAsync(HttpStatusCode.OK);

        Assert.Equal("invalid-credentials", await PortalHost.CodeAsync(await EnterAsync(person, code)));
        var own = await person.Browser.GetFromJsonAsync<JsonElement>(Account);
        Assert.Equal(9, own.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones()
    {
        var person = await portal.EnrollAsync();

        var made = await person.Browser.PostAsJsonAsync($"{Account}/recovery-codes", new { });
        var codes = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("recoveryCodes");

        await EnterAsync(person, person.RecoveryCodes[0]).IsAsync(HttpStatusCode.Unauthorized);
        await EnterAsync(person, codes[0].GetString()!).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_and_the_right_password_between_them_does_not_help()
    {
        var person = await portal.EnrollAsync();

        for (var tries = 0; tries < 5; tries++)
        {
            await portal.TokenAsync(person.Email).IsAsync(HttpStatusCode.Unauthorized);
            await EnterAsync(person, "000000").IsAsync(HttpStatusCode.Unauthorized);
        }

        Assert.Equal("invalid-credentials", await PortalHost.CodeAsync(
            await EnterAsync(person, portal.NextCodeOf(person.Secret))));
        portal.Clock.Advance(TimeSpan.FromMinutes(16));
        await EnterAsync(person, portal.CodeOf(person.Secret)).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_right_password_alone_locks_nobody_out()
    {
        var person = await portal.EnrollAsync();

        for (var tries = 0; tries < 12; tries++)
            await portal.TokenAsync(person.Email).IsAsync(HttpStatusCode.Unauthorized);

        await EnterAsync(person, portal.NextCodeOf(person.Secret)).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_that_opens_the_account_is_kept_to_be_read()
    {
        var person = await portal.EnrollAsync();

        await using var scope = portal.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var app = await store.Authenticators.AsNoTracking().SingleAsync(a => a.AccountId == person.Id);
        var codes = await store.RecoveryCodes.Where(c => c.AccountId == person.Id).Select(c => c.Hash).ToListAsync();

        Assert.DoesNotContain(person.Secret, app.Secret!.Ciphertext);
        Assert.Null(app.Offered);
        Assert.Equal(RecoveryCode.Count, codes.Count);
        Assert.Contains(RecoveryCode.HashOf(person.RecoveryCodes[0]), codes);
        Assert.DoesNotContain(codes, hash => person.RecoveryCodes.Contains(hash));
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("abcdef")]
    public async Task An_app_that_shows_another_code_is_not_set_up(string code)
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        await browser.PostAsync($"{Account}/authenticator/offer", null).IsAsync(HttpStatusCode.OK);

        var answer = await browser.PostAsJsonAsync($"{Account}/authenticator/confirm", new { code });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await PortalHost.ProblemAsync(answer)).GetProperty("errors").TryGetProperty("code", out _));
        await portal.TokenAsync(email).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Staff_keep_their_last_one()
    {
        var person = await portal.EnrollAsync();

        var answer = await person.Browser.PostAsync($"{Account}/authenticator/remove", null);

        Assert.Equal("second-factor-required", await PortalHost.CodeAsync(answer));
        Assert.Equal("second-factor-needed", await PortalHost.CodeAsync(await portal.TokenAsync(person.Email)));
    }

    [Fact]
    public async Task What_lets_them_in_is_changed_only_with_a_fresh_proof()
    {
        var person = await portal.EnrollAsync();
        var token = await (await EnterAsync(person, portal.NextCodeOf(person.Secret)))
            .Content.ReadFromJsonAsync<JsonElement>();
        var program = portal.WithToken(token.GetProperty("accessToken").GetString()!);
        await program.PostAsJsonAsync($"{Account}/recovery-codes", new { }).IsAsync(HttpStatusCode.OK);

        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await program.PostAsJsonAsync($"{Account}/recovery-codes", new { });

        Assert.Equal("proof-needed", await PortalHost.CodeAsync(late));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/portal/session")).StatusCode);
    }

    [Fact]
    public async Task A_device_that_answers_nothing_that_was_asked_adds_no_passkey()
    {
        var person = await portal.EnrollAsync();
        var question = await (await person.Browser.PostAsJsonAsync($"{Account}/passkeys/question", new { }))
            .Content.ReadFromJsonAsync<JsonElement>();
        var state = question.GetProperty("state").GetString();

        foreach (var (given, credential) in new[] { ("none", "{}"), (state, "{}"), (state, "no JSON") })
        {
            var answer = await person.Browser.PutAsJsonAsync(
                $"{Account}/passkeys/{Guid.CreateVersion7()}", new { name = "phone", state = given, credential });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private Task<HttpResponseMessage> EnterAsync(Enrolled person, string code) =>
        portal.TokenAsync(person.Email, PortalHost.Password, code);
}
