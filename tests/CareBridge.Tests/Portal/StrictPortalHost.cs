using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Portal.Domain;

namespace CareBridge.Tests.Portal;

/// <summary>As it is where nothing is set: staff need a second factor.</summary>
public sealed class StrictPortalHost : PortalHost
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings) { ["SecondFactor:Required"] = null };

    /// <summary>A specialist with an app, as it was set up over the API.</summary>
    internal async Task<Enrolled> EnrollAsync()
    {
        var (id, email) = await AddSpecialistAccountAsync();
        var browser = await SignedInBrowserAsync(email);
        return await EnrollAsync(id, email, browser);
    }

    /// <summary>A participant with an account and no app.</summary>
    internal async Task<(Guid Id, string Email)> AddParticipantAccountAsync()
    {
        var id = await AddParticipantAsync(Community);
        var email = $"p{id:N}@mail.example";
        await PutAccountAsync(Administrator, id, email, "participant").IsAsync(HttpStatusCode.Created);
        return (id, email);
    }

    internal async Task<Enrolled> EnrollAsync(Guid id, string email, HttpClient browser)
    {
        var offer = await (await browser.PostAsJsonAsync("/api/portal/account/authenticator/offer", new { }))
            .Content.ReadFromJsonAsync<JsonElement>();
        var secret = offer.GetProperty("secret").GetString()!;
        var confirmed = await browser.PostAsJsonAsync(
            "/api/portal/account/authenticator/confirm", new { code = CodeOf(secret) });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        var codes = (await confirmed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("recoveryCodes");
        return new Enrolled(
            id, email, secret, [.. codes.EnumerateArray().Select(code => code.GetString()!)], browser);
    }

    /// <summary>What the app shows now.</summary>
    internal string CodeOf(string secret) => Totp.CodeOf(secret, Totp.StepAt(Clock.GetUtcNow()));

    /// <summary>What the app shows next: the one before is spent.</summary>
    internal string NextCodeOf(string secret)
    {
        Clock.Advance(TimeSpan.FromSeconds(30));
        return CodeOf(secret);
    }

    internal Task<HttpResponseMessage> TokenAsync(string email, string password, string? code) =>
        Host.Anonymous.PostAsJsonAsync("/api/portal/token", new { email, password, code });
}

/// <param name="Browser">That it was set up in, signed in.</param>
internal sealed record Enrolled(
    Guid Id, string Email, string Secret, IReadOnlyList<string> RecoveryCodes, HttpClient Browser);
