using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Consent;

public sealed class GrantingConsentTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private const string Narrowing = "A grant may keep or drop what was asked for, not add to it.";

    /// <summary>The element left out of, or spoiled in, a complete grant; the field; what is said of it.</summary>
    public static TheoryData<string, string?, string, string> MissingElements => new()
    {
        {
            "expiresAt", null, "expiresAt",
            "Required: when the consent ends, from now to 10 years ahead, or an expiryEvent (42 CFR 2.31(a)(7))."
        },
        {
            "expiresAt", "\"2026-03-02T12:00:00Z\"", "expiresAt",
            "Required: when the consent ends, from now to 10 years ahead, or an expiryEvent (42 CFR 2.31(a)(7))."
        },
        {
            "signature", null, "signature.name",
            "Required: your name as your signature, at most 200 characters (42 CFR 2.31(a)(1) and (8))."
        },
        {
            "signature", "{\"name\":\"  \"}", "signature.name",
            "Required: your name as your signature, at most 200 characters (42 CFR 2.31(a)(1) and (8))."
        },
        {
            "statements", "{\"redisclosure\":true,\"refusal\":true}", "statements.rightToRevoke",
            "Required: true, to say that you have read how to revoke (42 CFR 2.31(a)(6))."
        },
        {
            "statements", "{\"rightToRevoke\":true,\"redisclosure\":false,\"refusal\":true}", "statements.redisclosure",
            "Required: true, to say that you have read about redisclosure (42 CFR 2.31(a)(10)(i))."
        },
        {
            "statements", "{\"rightToRevoke\":true,\"redisclosure\":true}", "statements.refusal",
            "Required: true, to say that you have read what refusing means (42 CFR 2.31(a)(10)(ii))."
        },
        { "categories", "[]", "categories", "Leave it out or keep at least one (42 CFR 2.31(a)(3))." },
        {
            "recipientOrganizationIds", "[]", "recipientOrganizationIds",
            "Leave it out or keep at least one (42 CFR 2.31(a)(4))."
        },
        { "purposes", "[]", "purposes", "Leave it out or keep at least one (42 CFR 2.31(a)(5))." },
        { "categories", "[\"reflections\"]", "categories", Narrowing },
        {
            "recipientOrganizationIds", "[\"0199a000-0000-7000-8000-000000000000\"]",
            "recipientOrganizationIds", Narrowing
        },
        { "purposes", "[\"operations\"]", "purposes", Narrowing },
    };

    [Theory]
    [MemberData(nameof(MissingElements))]
    public async Task A_grant_that_lacks_an_element_is_told_which(
        string property, string? value, string field, string message)
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        var before = await network.ReadAsync(participant, consent);
        var grant = Complete();
        grant.Remove(property);
        if (value is not null) grant[property] = JsonNode.Parse(value);

        var answer = await network.ActAsync(participant, consent, "grant", grant);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        problem.Remove("traceId");
        var expected = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc4918#section-11.2",
            ["title"] = "Some fields are not valid.",
            ["status"] = 422,
            ["errors"] = new JsonObject { [field] = new JsonArray(message) },
        };
        Assert.Equal(expected.ToJsonString(), problem.ToJsonString());
        Assert.Equal(before.ToString(), (await network.ReadAsync(participant, consent)).ToString());
    }

    [Fact]
    public async Task An_empty_grant_is_told_everything_that_is_missing()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);

        var answer = await network.ActAsync(participant, consent, "grant");

        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(
            [
                "expiresAt", "signature.name", "statements.redisclosure", "statements.refusal",
                "statements.rightToRevoke",
            ],
            problem["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task A_grant_shows_what_was_agreed_to_in_plain_words()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        var grant = Complete();
        grant["categories"] = new JsonArray("referrals");
        grant["recipientOrganizationIds"] = new JsonArray(network.Clinic);

        var answer = await network.ActAsync(participant, consent, "grant", grant);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var view = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("granted", view["status"]!.GetValue<string>());
        Assert.Equal(
            """[{"code":"referrals","description":"Referrals made for you, and what came of them"}]""",
            view["categories"]!.ToJsonString());
        Assert.Equal($"""["{network.Clinic}"]""", view["recipientOrganizationIds"]!.ToJsonString());
        Assert.Equal("treatment", view["purposes"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("Jo Rivers", view["signatures"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(network.Clock.GetUtcNow(), view["signatures"]![0]!["signedAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal(network.NextYear, view["expiresAt"]!.GetValue<DateTimeOffset>());
        Assert.StartsWith("You can take back your yes", view["form"]!["rightToRevoke"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("revoke")]
    [InlineData("decline")]
    public async Task Doing_it_twice_is_doing_it_once(string verb)
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        if (verb == "revoke") (await network.GrantAsync(participant, consent)).EnsureSuccessStatusCode();
        object body = verb == "grant" ? Complete() : new { };

        var first = await network.ActAsync(participant, consent, verb, body);
        var second = await network.ActAsync(participant, consent, verb, body);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_revoked_consent_cannot_be_granted_again()
    {
        var (participant, consent) = await network.GrantedAsync();
        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();

        var answer = await network.GrantAsync(participant, consent);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        problem.Remove("traceId");
        var expected = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc9110#section-15.5.10",
            ["title"] = "The request conflicts with the current state.",
            ["status"] = 409,
            ["detail"] = "It cannot move from Revoked to Granted.",
            ["code"] = "illegal-transition",
        };
        Assert.Equal(expected.ToJsonString(), problem.ToJsonString());
        Assert.Equal("revoked", (await network.ReadAsync(participant, consent)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("decline")]
    [InlineData("revoke")]
    public async Task Nobody_answers_for_another(string verb)
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);
        var path = $"/api/consent/consents/{consent}/{verb}";

        var other = await network.Participant(Guid.CreateVersion7()).PostAsJsonAsync(path, Complete());
        var specialist = await network.Specialist.PostAsJsonAsync(path, Complete());
        var nobody = await network.Host.Anonymous.PostAsJsonAsync(path, Complete());

        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, specialist.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Equal("requested", (await network.ReadAsync(participant, consent)).GetProperty("status").GetString());
    }

    private JsonObject Complete() => new()
    {
        ["expiresAt"] = network.NextYear,
        ["signature"] = new JsonObject { ["name"] = "Jo Rivers" },
        ["statements"] = new JsonObject { ["rightToRevoke"] = true, ["redisclosure"] = true, ["refusal"] = true },
    };
}
