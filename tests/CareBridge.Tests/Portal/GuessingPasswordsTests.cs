using System.Net;
using System.Net.Http.Json;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

public sealed class GuessingPasswordsTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        for (var i = 0; i < 5; i++) await portal.TokenAsync(email, "wrong horse battery");

        var locked = await portal.TokenAsync(email);
        portal.Clock.Advance(TimeSpan.FromMinutes(14));
        var stillLocked = await portal.TokenAsync(email);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var open = await portal.TokenAsync(email);

        Assert.Equal("invalid-credentials", await PortalHost.CodeAsync(locked));
        Assert.Equal(HttpStatusCode.Unauthorized, stillLocked.StatusCode);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Fact]
    public async Task The_right_password_starts_the_count_again()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await portal.TokenAsync(email, "wrong horse battery");
            Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
        }
    }

    [Fact]
    public async Task After_a_lockout_the_count_starts_again()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        for (var i = 0; i < 5; i++) await portal.TokenAsync(email, "wrong horse battery");
        portal.Clock.Advance(TimeSpan.FromMinutes(16));

        for (var i = 0; i < 4; i++) await portal.TokenAsync(email, "wrong horse battery");

        Assert.Equal(HttpStatusCode.OK, (await portal.TokenAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Guesses_made_at_the_same_moment_are_all_counted()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.TokenAsync(email, "wrong horse battery")));

        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.TokenAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Tries_with_an_address_that_nobody_has_and_at_a_locked_account_are_counted_like_others()
    {
        var (id, email) = await portal.AddSpecialistAccountAsync();
        for (var i = 0; i < 5; i++) await portal.TokenAsync(email, "wrong horse battery");
        var (locked, nobody) = (await TriesAsync(id), await TriesAsync(Decoy.Id));

        await portal.TokenAsync(email);
        await portal.TokenAsync($"{Guid.CreateVersion7()}@mail.example");

        Assert.NotEqual(locked, await TriesAsync(id));
        Assert.NotEqual(nobody, await TriesAsync(Decoy.Id));
    }

    private async Task<int> TriesAsync(Guid id)
    {
        await using var scope = portal.Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Accounts
            .Where(a => a.Id == id).Select(a => a.AccessFailedCount).SingleAsync();
    }

    [Fact]
    public async Task An_open_session_is_no_place_to_guess()
    {
        var (_, email) = await portal.AddSpecialistAccountAsync();
        var browser = await portal.SignedInBrowserAsync(email);
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 5; i++)
        {
            answer = await browser.PostAsJsonAsync(
                "/api/portal/password", new { current = "wrong horse battery", @new = "another long password" });
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var right = await browser.PostAsJsonAsync(
            "/api/portal/password", new { current = PortalHost.Password, @new = "another long password" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }
}
