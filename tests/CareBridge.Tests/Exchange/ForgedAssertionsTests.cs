using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// Assertions that somebody else made up, or that were changed on their way: every one is refused, in the same words
/// whether there is anything to be had or not.
/// </summary>
[Collection(ExchangeCollection.Name)]
public sealed class ForgedAssertionsTests(ExchangeWorld world) : IDisposable
{
    private const string Unsigned = "The assertion is not signed with RS384 or ES384.";
    private const string WrongSignature = "The assertion's signature is not right.";
    private const string NoToken = "The assertion is not a JSON Web Token.";

    private readonly TestKeys _attacker = new();

    [Theory]
    [InlineData("none", "")]
    [InlineData("None", "")]
    [InlineData("NONE", "AAAA")]
    [InlineData("", "")]
    public Task An_assertion_that_nobody_signed_is_refused(string algorithm, string signature) =>
        RefusedAsync($"{Text(Header(algorithm), Claims())}.{signature}", Unsigned);

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS384")]
    public async Task A_public_key_is_no_shared_secret(string algorithm)
    {
        var jwks = world.Keys.Jwks;
        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(jwks.ToJsonString()),
            Encoding.UTF8.GetBytes(jwks["keys"]![1]!.ToJsonString()),
            Base64Url.DecodeFromChars(jwks["keys"]![1]!["n"]!.GetValue<string>()),
            Encoding.UTF8.GetBytes(world.Keys.RsaPublicPem),
        ];
        foreach (var secret in secrets)
        {
            foreach (var keyId in (string[])[TestKeys.RsaKey, TestKeys.EcKey])
            {
                var text = Text(Header(algorithm, keyId), Claims());
                var bytes = Encoding.ASCII.GetBytes(text);
                var mac = algorithm == "HS256"
                    ? HMACSHA256.HashData(secret, bytes)
                    : HMACSHA384.HashData(secret, bytes);
                await RefusedAsync($"{text}.{Base64Url.EncodeToString(mac)}", Unsigned);
            }
        }
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS512")]
    [InlineData("PS384")]
    [InlineData("ES256")]
    [InlineData("ES512")]
    [InlineData("rs384")]
    [InlineData("ES384 ")]
    public Task Only_the_two_algorithms_that_SMART_names_are_taken(string algorithm) =>
        RefusedAsync(world.Keys.Sign(Claims(), Header(algorithm)), Unsigned);

    [Theory]
    [InlineData("ES384", TestKeys.EcKey)]
    [InlineData("RS384", TestKeys.RsaKey)]
    [InlineData("ES384", TestKeys.RsaKey)]
    [InlineData("RS384", TestKeys.EcKey)]
    public Task Another_key_by_the_same_name_does_not_sign(string algorithm, string keyId) =>
        RefusedAsync(_attacker.Sign(Claims(), Header(algorithm, keyId)), WrongSignature);

    [Theory]
    [InlineData("RS384", TestKeys.EcKey)]
    [InlineData("ES384", TestKeys.RsaKey)]
    public Task A_key_signs_under_its_own_name_only(string algorithm, string keyId) =>
        RefusedAsync(world.Keys.Sign(Claims(), Header(algorithm, keyId)), WrongSignature);

    [Fact]
    public async Task A_key_that_the_assertion_brings_along_is_not_looked_at()
    {
        var key = _attacker.Jwks["keys"]![0]!;
        var certificate = Convert.ToBase64String(_attacker.Certificate);
        await RefusedAsync(_attacker.Sign(Claims(), With(Header("ES384"), "jwk", key.DeepClone())), WrongSignature);
        await RefusedAsync(
            _attacker.Sign(Claims(), With(Header("ES384"), "x5c", new JsonArray(certificate))), WrongSignature);
        await RefusedAsync(
            _attacker.Sign(Claims(), With(Header("ES384"), "x5u", "https://attacker.example/cert")), WrongSignature);
        await RefusedAsync(
            _attacker.Sign(Claims(), With(Header("ES384"), "jku", "https://attacker.example/jwks")),
            "The assertion's jku is not the registered address.");
        await RefusedAsync(
            world.Keys.Sign(Claims(), With(Header("ES384"), "crit", new JsonArray("b64"))),
            "The assertion's header has crit, which is not supported.");
    }

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("ec-1' OR '1'='1")]
    [InlineData("ec-1\u0000")]
    [InlineData(" ec-1")]
    [InlineData("EC-1")]
    [InlineData("__proto__")]
    public Task A_key_has_one_name_to_the_letter(string keyId) => RefusedAsync(
        world.Keys.Sign(Claims(), Header("ES384", keyId)), "The client has no key with this kid.");

    [Theory]
    [InlineData(1)]
    [InlineData("null")]
    public async Task A_name_that_is_no_text_is_none(object keyId) => await RefusedAsync(
        world.Keys.Sign(Claims(), With(Header("ES384"), "kid", JsonValue.Create(keyId is string ? null : keyId))),
        "The assertion's header has no kid.");

    [Fact]
    public async Task Members_that_are_there_twice_are_not_chosen_from()
    {
        var mine = Claims().ToJsonString()[1..^1];
        var claims = $$"""{{{mine}},"iss":"{{world.ClinicSystem}}"}""";
        var header = """{"alg":"ES384","kid":"ec-1","alg":"none"}""";
        await RefusedAsync(world.Keys.Sign(Header("ES384").ToJsonString(), claims), NoToken);
        await RefusedAsync(world.Keys.Sign(header, Claims().ToJsonString()), NoToken);
        await RefusedAsync(
            world.Keys.Sign(Header("ES384").ToJsonString(), claims.Replace("\"iss\"", "\"\\u0069ss\"")), NoToken);
    }

    [Fact]
    public async Task What_was_changed_after_it_was_signed_is_refused()
    {
        var another = await world.RegisterAsync(world.OtherClinic);
        var parts = world.Keys.Sign(Claims()).Split('.');
        var claims = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]))
                .Replace($"{world.ClinicSystem}", $"{another}", StringComparison.Ordinal)));

        await RefusedAsync($"{parts[0]}.{claims}.{parts[2]}", WrongSignature);
        await RefusedAsync($"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA", WrongSignature);
        await RefusedAsync($"{parts[0]}.{parts[1]}.", WrongSignature);
        await RefusedAsync($"{parts[0]}.{parts[1]}", NoToken);
        await RefusedAsync($"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}", NoToken);
        await RefusedAsync($"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[96])}", WrongSignature);
    }

    [Theory]
    [InlineData("\"year 3000\"", "The assertion has no exp.")]
    [InlineData("1e300", "The assertion has no exp.")]
    [InlineData("-1", "The assertion has no exp.")]
    [InlineData("253402300799", "The assertion's exp is more than five minutes ahead.")]
    [InlineData("4102444800", "The assertion's exp is more than five minutes ahead.")]
    [InlineData("0", "The assertion has expired.")]
    public async Task A_time_that_is_far_off_is_refused(string expiry, string reason)
    {
        var claims = Claims();
        claims["exp"] = JsonNode.Parse(expiry);
        await RefusedAsync(world.Keys.Sign(claims), reason);
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("iss")]
    public async Task Nobody_speaks_for_another_client(string claim)
    {
        var claims = Claims();
        claims[claim] = $"{await world.RegisterAsync(world.OtherClinic)}";
        await RefusedAsync(world.Keys.Sign(claims), "The assertion's iss and sub are not one client id.");
    }

    [Fact]
    public async Task The_token_endpoint_is_named_to_the_letter()
    {
        string[] audiences =
        [
            world.TokenEndpoint + "/", world.TokenEndpoint.ToUpperInvariant(), $"{world.Host.Address}fhir",
            "https://attacker.example/fhir/auth/token", "", "*",
        ];
        foreach (var audience in audiences)
        {
            var claims = Claims();
            claims["aud"] = audience;
            await RefusedAsync(world.Keys.Sign(claims), "The assertion's aud is not this token endpoint.");
        }
    }

    [Fact]
    public async Task A_client_that_there_is_not_looks_like_one_that_is_shut_out()
    {
        var client = await world.RegisterAsync(world.Clinic);
        var shutOut = await world.Administrator.PostAsync($"/api/exchange/clients/{client}/disable", null);
        shutOut.EnsureSuccessStatusCode();

        var disabled = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client)));
        var nobody = await world.AskForTokenAsync(world.Keys.Sign(world.Claims(Guid.CreateVersion7())));

        Assert.Equal(await nobody.Content.ReadAsStringAsync(), await disabled.Content.ReadAsStringAsync());
        Assert.Equal(nobody.StatusCode, disabled.StatusCode);
    }

    public void Dispose() => _attacker.Dispose();

    private JsonObject Claims() => world.Claims(world.ClinicSystem);

    private static JsonObject Header(string algorithm, string keyId = TestKeys.EcKey) =>
        new() { ["alg"] = algorithm, ["kid"] = keyId };

    private static JsonObject With(JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }

    private static string Text(JsonObject header, JsonObject claims) =>
        $"{TestKeys.Encode(header.ToJsonString())}.{TestKeys.Encode(claims.ToJsonString())}";

    private async Task RefusedAsync(string assertion, string reason)
    {
        var answer = await world.AskForTokenAsync(assertion);
        var json = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "invalid_client", reason),
            (answer.StatusCode, json!["error"]!.GetValue<string>(), json["error_description"]!.GetValue<string>()));
    }
}
