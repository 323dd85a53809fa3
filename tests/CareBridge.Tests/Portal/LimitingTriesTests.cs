using System.Net;
using System.Net.Http.Json;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Tests.Portal.Pages;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Tests.Portal;

/// <summary>Who tries one password at many accounts is slowed by where they come from.</summary>
public sealed class LimitingTriesTests(BoundedPortalHost portal) : IClassFixture<BoundedPortalHost>
{
    [Fact]
    public async Task Too_many_tries_from_one_address_wait_whoever_they_name()
    {
        using var browser = PageBrowser.Of(portal.Host);
        await browser.OpenAsync("/sign-in");
        for (var tries = 0; tries < BoundedPortalHost.AtOnce; tries++)
        {
            await portal.TokenAsync($"{Guid.CreateVersion7()}@mail.example", "one for all of them")
                .IsAsync(HttpStatusCode.Unauthorized);
        }

        var token = await portal.TokenAsync("another@mail.example", "one for all of them");
        Assert.Equal(HttpStatusCode.TooManyRequests, token.StatusCode);
        Assert.Equal("too-many-tries", await PortalHost.CodeAsync(token));
        Assert.InRange(token.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        await portal.Host.Anonymous
            .PostAsJsonAsync("/api/portal/session", new { email = "a@b.example", password = "c" })
            .IsAsync(HttpStatusCode.TooManyRequests);
        foreach (var form in new[] { "/sign-in", "/sign-in/link", "/sign-in/forgot" })
        {
            var page = await browser.SendRawAsync(form, new() { ["email"] = "a@b.example", ["password"] = "c" });
            Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
            Assert.True(page.Headers.RetryAfter is not null);
            Assert.Contains("Too many tries", browser.Text);
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task Passwords_are_tried_a_few_at_a_time_and_who_would_wait_for_long_is_sent_away()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Portal:SignInLimit:PasswordsAtOnce"] = "1" }).Build();
        using var work = new PasswordWork(new SignInSettings(configuration));
        var first = await work.TakeTurnAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, 64).Select(_ => work.TakeTurnAsync(CancellationToken.None)).ToList();

        await Assert.ThrowsAsync<UnavailableException>(() => work.TakeTurnAsync(CancellationToken.None));
        Assert.DoesNotContain(waiting, one => one.IsCompleted);
        first.Dispose();

        (await waiting[0]).Dispose();
        Assert.DoesNotContain(waiting.Skip(2), one => one.IsCompleted);
    }
}

/// <summary>With the limit that tests are without.</summary>
public sealed class BoundedPortalHost : PortalHost
{
    public const int AtOnce = 3;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Portal:SignInLimit:PerMinute"] = "1",
        ["Portal:SignInLimit:AtOnce"] = $"{AtOnce}",
    };
}
