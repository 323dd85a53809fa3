using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Portal;

/// <summary>How whoever has lost what they show besides their password gets back in.</summary>
public sealed class ResettingSecondFactorsTests(StrictPortalHost portal) : IClassFixture<StrictPortalHost>
{
    [Fact]
    public async Task An_administrator_takes_them_away_with_a_reason_that_stays()
    {
        var person = await portal.EnrollAsync();
        var resets = $"/api/portal/accounts/{person.Id}/second-factor-resets";
        var (id, reason) = (Guid.CreateVersion7(), new { reason = "Lost their phone; I know their voice." });
        var administrator = portal.Administrator;

        await person.Browser.PutAsJsonAsync($"{resets}/{id}", reason).IsAsync(HttpStatusCode.Forbidden);
        await administrator.PutAsJsonAsync($"{resets}/{id}", new { reason = " " })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await administrator.PutAsJsonAsync($"{resets}/{id}", reason).IsAsync(HttpStatusCode.Created);
        await administrator.PutAsJsonAsync($"{resets}/{id}", reason).IsAsync(HttpStatusCode.OK);

        await person.Browser.GetAsync("/api/portal/session").IsAsync(HttpStatusCode.Unauthorized);
        await portal.TokenAsync(person.Email).IsAsync(HttpStatusCode.OK);
        await portal.TokenAsync(person.Email, PortalHost.Password, person.RecoveryCodes[0])
            .IsAsync(HttpStatusCode.OK);
        var told = await administrator.GetFromJsonAsync<JsonElement>(resets);
        Assert.Equal(reason.reason, Assert.Single(told.EnumerateArray()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_last_administrator_gets_back_in_by_the_machine_itself_and_the_reason_stays()
    {
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@mail.example";
        await PortalHost.PutAccountAsync(portal.Administrator, id, email, "administrator")
            .IsAsync(HttpStatusCode.Created);
        var lost = await portal.EnrollAsync(id, email, await portal.SignedInBrowserAsync(email));
        var somebody = await portal.EnrollAsync();
        var settings = portal.Host.Services.GetRequiredService<IConfiguration>();
        string[] machine =
        [
            "reset-second-factor",
            .. new[] { "Data:Folder", "Keys:Folder", "Store:Provider", "ConnectionStrings:portal" }
                .SelectMany(key => new[] { $"--{key}", settings[key]! }),
        ];

        Assert.Equal(64, await RunAsync("--email", email));
        Assert.Equal(64, await RunAsync("--email", "nobody", "--reason", "lost"));
        Assert.Equal(1, await RunAsync("--email", somebody.Email, "--reason", "Lost."));
        Assert.Equal("second-factor-needed", await PortalHost.CodeAsync(await portal.TokenAsync(email)));
        Assert.Equal(0, await RunAsync("--email", email, "--reason", "Dr. Reed asks: phone lost."));

        await portal.TokenAsync(email).IsAsync(HttpStatusCode.OK);
        await lost.Browser.GetAsync("/api/portal/session").IsAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("second-factor-needed", await PortalHost.CodeAsync(await portal.TokenAsync(somebody.Email)));
        var told = await portal.Administrator.GetFromJsonAsync<JsonElement>(
            $"/api/portal/accounts/{id}/second-factor-resets");
        var reset = Assert.Single(told.EnumerateArray());
        Assert.Equal("Dr. Reed asks: phone lost.", reset.GetProperty("reason").GetString());
        Assert.False(reset.TryGetProperty("resetBy", out var by) && by.ValueKind != JsonValueKind.Null);

        Task<int> RunAsync(params string[] options) =>
            Launcher.RunAsync([.. machine, .. options], CareBridge.Host.Services.All);
    }
}
