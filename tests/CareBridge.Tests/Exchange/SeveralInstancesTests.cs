using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>Two instances behind one address, and one that is started when another has ended.</summary>
public sealed class SeveralInstancesTests : IAsyncLifetime
{
    private const string Origin = "https://exchange.example";
    private const string Scope = "system/Organization.rs";

    private static readonly Dictionary<string, string?> Settings = new() { ["Exchange:PublicUrl"] = Origin };

    private readonly TestKeys _keys = new();
    private readonly Guid _client = Guid.CreateVersion7();
    private CareBridgeTestHost _one = null!;
    private CareBridgeTestHost _other = null!;

    public async Task InitializeAsync()
    {
        _one = await CareBridgeTestHost.StartAsync(settings: Settings);
        _other = await CareBridgeTestHost.StartAsync(settings: Settings, beside: _one);
        var clinic = Guid.CreateVersion7();
        (await Administrator(_one).PutAsJsonAsync(
            $"/api/directory/organizations/{clinic}", new { name = "Lakeside", kind = "clinic" }))
            .EnsureSuccessStatusCode();
        (await Administrator(_one).PutAsJsonAsync($"/api/exchange/clients/{_client}", new JsonObject
        {
            ["organizationId"] = $"{clinic}",
            ["name"] = "EHR",
            ["scope"] = Scope,
            ["purpose"] = "treatment",
            ["jwks"] = _keys.Jwks,
        })).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
        _keys.Dispose();
    }

    [Fact]
    public async Task An_assertion_buys_one_token_whichever_instance_is_asked()
    {
        var assertion = Sign();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => AskAsync(i % 2 == 0 ? _one : _other, assertion)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_one, assertion)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_other, assertion)).StatusCode);
    }

    [Fact]
    public async Task An_instance_that_starts_knows_what_was_used_before()
    {
        var assertion = Sign();
        await using (var before = await CareBridgeTestHost.StartAsync(settings: Settings, beside: _one))
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(before, assertion)).StatusCode);

        await using var after = await CareBridgeTestHost.StartAsync(settings: Settings, beside: _one);
        var answer = await AskAsync(after, assertion);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(
            "The assertion's jti has been used before.", (await answer.JsonAsync()).Text("error_description"));
    }

    [Fact]
    public async Task A_client_that_one_instance_shuts_out_is_shut_out_of_all_at_once()
    {
        var token = (await (await AskAsync(_one, Sign())).JsonAsync()).Text("access_token")!;
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(_one, token));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(_other, token));

        (await Administrator(_one).PostAsync($"/api/exchange/clients/{_client}/disable", null))
            .EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(_other, token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(_other, Sign())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(_one, token));
    }

    private string Sign() => _keys.Sign(TestKeys.Claims(_client, $"{Origin}/fhir/auth/token", DateTimeOffset.UtcNow));

    private static HttpClient Administrator(CareBridgeTestHost host) =>
        host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));

    private static Task<HttpResponseMessage> AskAsync(CareBridgeTestHost host, string assertion) =>
        host.Anonymous.PostAsync("/fhir/auth/token", TestKeys.TokenRequest(assertion, Scope));

    private static async Task<HttpStatusCode> ReadAsync(CareBridgeTestHost host, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Organization");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (await host.Anonymous.SendAsync(request)).StatusCode;
    }
}
