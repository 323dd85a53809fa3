using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class GettingATokenTests(ExchangeWorld world)
{
    [Theory]
    [InlineData("ES384")]
    [InlineData("RS384")]
    public async Task A_client_that_signs_gets_a_token_for_five_minutes(string algorithm)
    {
        var answer = await world.AskForTokenAsync(
            world.Keys.Sign(world.Claims(world.ClinicSystem), algorithm), "system/*.rs");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var token = await answer.JsonAsync();
        Assert.Equal("bearer", token.Text("token_type"));
        Assert.Equal(300, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("system/*.rs", token.Text("scope"));
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(token.Text("access_token")!)).StatusCode);
    }

    [Fact]
    public async Task Clients_find_the_token_endpoint_by_themselves()
    {
        foreach (var path in (string[])["/.well-known/smart-configuration", "/fhir/.well-known/smart-configuration"])
        {
            var smart = await world.Host.Anonymous.GetFromJsonAsync<JsonElement>(path);
            Assert.Equal(world.TokenEndpoint, smart.Text("token_endpoint"));
            Assert.Contains("ES384", smart.Text("token_endpoint_auth_signing_alg_values_supported"));
            Assert.Contains("client-confidential-asymmetric", smart.Text("capabilities"));
            Assert.Equal("""["client_credentials"]""", smart.Text("grant_types_supported"));
            Assert.Equal("""["private_key_jwt"]""", smart.Text("token_endpoint_auth_methods_supported"));
            foreach (var scope in smart.GetProperty("scopes_supported").EnumerateArray())
                Assert.True(ServedScopes.Serve(SmartScope.Parse(scope.GetString()!)!));
        }
    }

    [Fact]
    public async Task An_assertion_buys_one_token_only()
    {
        var assertion = world.Keys.Sign(world.Claims(world.ClinicSystem));

        var first = await world.AskForTokenAsync(assertion);
        var second = await world.AskForTokenAsync(assertion);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await RefusedAsync(
            second, HttpStatusCode.Unauthorized, "invalid_client", "The assertion's jti has been used before.");
    }

    [Fact]
    public async Task One_of_two_requests_at_once_with_the_same_assertion_gets_the_token()
    {
        var assertion = world.Keys.Sign(world.Claims(world.ClinicSystem));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.AskForTokenAsync(assertion)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "iss", "The assertion's iss and sub are not one client id." },
        { "sub", "The assertion's iss and sub are not one client id." },
        { "client", "There is no such client." },
        { "aud", "The assertion's aud is not this token endpoint." },
        { "exp-missing", "The assertion has no exp." },
        { "exp-past", "The assertion has expired." },
        { "exp-late", "The assertion's exp is more than five minutes ahead." },
        { "nbf", "The assertion is not valid yet." },
        { "jti", "The assertion has no jti." },
        { "kid", "The client has no key with this kid." },
        { "signature", "The assertion's signature is not right." },
        { "other-key", "The assertion's signature is not right." },
        { "text", "The assertion is not a JSON Web Token." },
        { "alg", "The assertion is not signed with RS384 or ES384." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_assertion_is_refused_with_the_reason(string fault, string reason)
    {
        var before = await CountAssertionsAsync();

        var answer = await world.AskForTokenAsync(Faulty(fault));

        await RefusedAsync(answer, HttpStatusCode.Unauthorized, "invalid_client", reason);
        Assert.Equal(before, await CountAssertionsAsync());
    }

    [Theory]
    [InlineData("grant_type", "password", "unsupported_grant_type", "grant_type is not client_credentials.")]
    [InlineData("grant_type", null, "invalid_request", "grant_type is missing.")]
    [InlineData("client_assertion", null, "invalid_request", "client_assertion is missing.")]
    [InlineData("client_assertion_type", null, "invalid_request", "client_assertion_type is missing.")]
    [InlineData("client_assertion_type", "urn:x", "invalid_request",
        "client_assertion_type is not urn:ietf:params:oauth:client-assertion-type:jwt-bearer.")]
    [InlineData("scope", null, "invalid_scope", "scope is not a list of system scopes, such as system/*.rs.")]
    [InlineData("scope", "user/Task.rs", "invalid_scope", "scope is not a list of system scopes, such as system/*.rs.")]
    public async Task A_form_that_lacks_something_is_refused(string name, string? value, string error, string reason)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "system/*.rs",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = world.Keys.Sign(world.Claims(world.ClinicSystem)),
        };
        form.Remove(name);
        if (value is not null) form[name] = value;

        var answer = await world.Host.Anonymous.PostAsync("/fhir/auth/token", new FormUrlEncodedContent(form));

        await RefusedAsync(answer, HttpStatusCode.BadRequest, error, reason);
    }

    [Theory]
    [InlineData("""{ "alg": "ES384", "kid": "\ud800" }""", "{}")]
    [InlineData("""{ "alg": "ES384", "kid": "1" }""", """{ "iss": "\udc00", "sub": "\udc00" }""")]
    [InlineData("""{ "alg": "ES384", "kid": "1" }""", """{ "\ud800": 1, "iss": "x", "sub": "x" }""")]
    public async Task An_assertion_with_half_a_character_is_no_assertion(string header, string claims)
    {
        var (head, body) = (Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes(claims));
        var answer = await world.AskForTokenAsync(
            $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(body)}.AAAA");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("invalid_client", (await answer.JsonAsync()).Text("error"));
    }

    [Fact]
    public async Task A_request_that_is_not_a_form_is_refused()
    {
        var answer = await world.Host.Anonymous.PostAsJsonAsync(
            "/fhir/auth/token", new { grant_type = "client_credentials" });

        await RefusedAsync(
            answer,
            HttpStatusCode.BadRequest,
            "invalid_request",
            "The request is not application/x-www-form-urlencoded.");
    }

    [Fact]
    public async Task A_disabled_client_is_nobody_at_once()
    {
        var client = await world.RegisterAsync(world.Clinic);
        var http = await world.SignInAsync(client);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/fhir/Organization")).StatusCode);

        var disabled = await world.Administrator.PostAsync($"/api/exchange/clients/{client}/disable", null);
        disabled.EnsureSuccessStatusCode();

        var issue = await (await http.GetAsync("/fhir/Organization")).IssueAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("login", issue.Text("code"));
        await RefusedAsync(
            await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client))),
            HttpStatusCode.Unauthorized, "invalid_client", "There is no such client.");
        (await world.Administrator.PostAsync($"/api/exchange/clients/{client}/enable", null)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/fhir/Organization")).StatusCode);
    }

    [Fact]
    public async Task Expired_assertions_are_forgotten_and_valid_ones_are_not()
    {
        var now = DateTimeOffset.UtcNow;
        var (old, fresh) = (UsedAssertion.KeyOf(Guid.NewGuid(), "old"), UsedAssertion.KeyOf(Guid.NewGuid(), "fresh"));
        await world.InStoreAsync(store =>
        {
            store.UsedAssertions.Add(new UsedAssertion { Key = old, ExpiresAt = now.AddMinutes(-6) });
            store.UsedAssertions.Add(new UsedAssertion { Key = fresh, ExpiresAt = now.AddMinutes(1) });
            return store.SaveChangesAsync();
        });

        await world.Host.Services.GetServices<IHostedService>().OfType<PurgeUsedAssertions>().Single()
            .PurgeAsync(CancellationToken.None);

        Assert.False(await world.InStoreAsync(store => store.UsedAssertions.AnyAsync(a => a.Key == old)));
        Assert.True(await world.InStoreAsync(store => store.UsedAssertions.AnyAsync(a => a.Key == fresh)));
    }

    private string Faulty(string fault)
    {
        var claims = world.Claims(world.ClinicSystem);
        var now = DateTimeOffset.UtcNow;
        switch (fault)
        {
            case "iss" or "sub": claims[fault] = Guid.NewGuid().ToString(); break;
            case "client": return world.Keys.Sign(world.Claims(Guid.NewGuid()));
            case "aud": claims["aud"] = new JsonArray("https://elsewhere.example/token"); break;
            case "exp-missing": claims.Remove("exp"); break;
            case "exp-past": claims["exp"] = now.AddSeconds(-1).ToUnixTimeSeconds(); break;
            case "exp-late": claims["exp"] = now.AddMinutes(6).ToUnixTimeSeconds(); break;
            case "nbf": claims["nbf"] = now.AddMinutes(1).ToUnixTimeSeconds(); break;
            case "jti": claims.Remove("jti"); break;
            case "kid": return world.Keys.Sign(claims, keyId: "another");
            case "other-key": return world.Keys.Sign(claims, "ES384", TestKeys.RsaKey);
            case "text": return "one.two.three";
            case "alg": return world.Keys.Sign(claims, "RS256");
        }
        var assertion = world.Keys.Sign(claims);
        // The signature of another assertion.
        return fault == "signature"
            ? assertion[..assertion.LastIndexOf('.')] + Faulty("text-of-another")[^129..]
            : assertion;
    }

    private Task<int> CountAssertionsAsync() => world.InStoreAsync(store => store.UsedAssertions.CountAsync());

    private async Task<HttpResponseMessage> SearchAsync(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Organization");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await world.Host.Anonymous.SendAsync(request);
    }

    private static async Task RefusedAsync(
        HttpResponseMessage answer, HttpStatusCode status, string error, string reason)
    {
        Assert.Equal(status, answer.StatusCode);
        var json = await answer.JsonAsync();
        Assert.Equal(error, json.Text("error"));
        Assert.Equal(reason, json.Text("error_description"));
    }
}
