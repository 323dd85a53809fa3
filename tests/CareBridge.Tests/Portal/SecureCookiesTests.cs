using System.Net.Http.Json;
using CareBridge.Testing;

namespace CareBridge.Tests.Portal;

public sealed class SecureCookiesTests
{
    [Fact]
    public async Task Where_people_come_by_https_cookies_go_nowhere_else_and_browsers_remember_it()
    {
        await using var host = await CareBridgeTestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["PublicUrl"] = "https://care.example",
            ["Portal:AdministratorPassword"] = PortalHost.AdministratorPassword,
        });

        var page = await host.Anonymous.GetAsync("/sign-in");
        var session = await host.Anonymous.PostAsJsonAsync(
            "/api/portal/session",
            new { email = PortalHost.AdministratorEmail, password = PortalHost.AdministratorPassword });

        Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        var cookie = Assert.Single(session.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-carebridge-form=", form);
        Assert.StartsWith("__Host-carebridge-session=", cookie);
        Assert.All([form, cookie], one =>
        {
            Assert.Contains("; secure", one);
            Assert.Contains("; path=/;", one);
            Assert.Contains("; samesite=strict", one);
            Assert.Contains("; httponly", one);
            Assert.DoesNotContain("domain", one);
        });
    }
}
