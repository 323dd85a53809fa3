using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Exchange;

/// <summary>A client that publishes its keys at an address of its own, and changes them.</summary>
public sealed class RotatingKeysTests : IAsyncLifetime
{
    private const string Scope = "system/Organization.rs";

    private readonly FixedClock _clock = new();
    private readonly TestKeys _old = new();
    private readonly TestKeys _new = new();
    private readonly Guid _client = Guid.CreateVersion7();
    private CareBridgeTestHost _host = null!;
    private WebApplication _server = null!;
    private JsonObject? _published;
    private int _calls;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapGet("/jwks", (HttpContext http) =>
        {
            _calls++;
            // So that it is not asked again at once, by a clock that stands still.
            http.Response.Headers.RetryAfter = "1";
            return _published is { } keys
                ? Results.Text(keys.ToJsonString(), "application/json")
                : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        });
        await _server.StartAsync();
        _host = await CareBridgeTestHost.StartAsync(_clock, settings: new Dictionary<string, string?>
        {
            ["Outbound:AllowHttp"] = "true",
            ["Outbound:AllowPrivateAddresses"] = "true",
        });
        await RegisterAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        _old.Dispose();
        _new.Dispose();
    }

    [Fact]
    public async Task A_new_key_is_taken_at_once_and_an_old_one_no_longer()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(_old, "old"));
        _published = Named(_new, "new");
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(_new, "new"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_old, "old"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_old, "new"));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task While_the_server_is_down_the_keys_that_are_known_are_taken_and_no_others()
    {
        Assert.Equal(HttpStatusCode.OK, await AskAsync(_old, "old"));
        _published = null;
        _clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(_old, "old"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_new, "new"));
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(_old, "old"));
    }

    private async Task RegisterAsync()
    {
        _published = Named(_old, "old");
        var clinic = Guid.CreateVersion7();
        var administrator = _host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));
        (await administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{clinic}", new { name = "Lakeside", kind = "clinic" }))
            .EnsureSuccessStatusCode();
        (await administrator.PutAsJsonAsync($"/api/exchange/clients/{_client}", new
        {
            organizationId = clinic,
            name = "EHR",
            scope = Scope,
            purpose = "treatment",
            jwksUrl = $"{_server.Urls.Single()}/jwks",
        })).EnsureSuccessStatusCode();
    }

    private static JsonObject Named(TestKeys keys, string keyId)
    {
        var jwks = keys.Jwks;
        jwks["keys"]![0]!["kid"] = keyId;
        return jwks;
    }

    private async Task<HttpStatusCode> AskAsync(TestKeys keys, string keyId)
    {
        var endpoint = new Uri(_host.Address, "/fhir/auth/token").ToString();
        var assertion = keys.Sign(TestKeys.Claims(_client, endpoint, _clock.GetUtcNow()), keyId: keyId);
        return (await _host.Anonymous.PostAsync(endpoint, TestKeys.TokenRequest(assertion, Scope))).StatusCode;
    }
}
