using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Consent;

public sealed class SigningOnPaperTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 signed"u8];

    [Fact]
    public async Task A_scan_is_kept_with_who_witnessed_it_and_only_the_parties_may_fetch_it()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.RequestAsync(participant);

        var answer = await SignAsync(consent, Paper());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("granted", view.GetProperty("status").GetString());
        var signature = view.GetProperty("signatures").EnumerateArray().Single();
        Assert.Equal("witnessed-on-paper", signature.GetProperty("method").GetString());
        Assert.Equal(SignedAt, signature.GetProperty("signedAt").GetDateTimeOffset());
        Assert.True(signature.TryGetProperty("witnessedBy", out _));
        var path = $"/api/consent/consents/{consent}/documents/{signature.GetProperty("documentId").GetGuid()}";
        Assert.Equal(Pdf, await network.Participant(participant).GetByteArrayAsync(path));
        Assert.Equal(Pdf, await network.Specialist.GetByteArrayAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, (await network.Stranger.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Repeating_it_changes_nothing()
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());

        var first = await SignAsync(consent, Paper());
        var second = await SignAsync(consent, Paper());

        Assert.Equal(
            (await first.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64(),
            (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("scan", "{\"contentType\":\"image/png\",\"data\":\"JVBERi0xLjc=\"}", "scan.data")]
    [InlineData("scan", "{\"contentType\":\"text/html\",\"data\":\"PGI+\"}", "scan.contentType")]
    [InlineData("scan", "{\"contentType\":\"application/pdf\"}", "scan.data")]
    [InlineData("scan", "{\"data\":\"JVBERi0xLjc=\"}", "scan.contentType")]
    [InlineData("scan", null, "scan")]
    [InlineData("signedAt", null, "signedAt")]
    [InlineData("signedAt", "\"2099-01-01T00:00:00Z\"", "signature.signedAt")]
    public async Task What_is_no_signed_form_is_refused_beside_its_field(string member, string? value, string field)
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());
        var paper = Paper();
        if (value is null) paper.Remove(member);
        else paper[member] = JsonNode.Parse(value);

        var answer = await SignAsync(consent, paper);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal([field], errors.EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task A_minors_guardian_signs_besides()
    {
        var minor = await network.RegisterAsync(birthDate: network.Clock.GetUtcNow().AddYears(-16));
        var consent = await network.RequestAsync(minor);
        var view = await (await network.GrantAsync(minor, consent)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("requested", view.GetProperty("status").GetString());
        Assert.True(view.GetProperty("awaitsGuardian").GetBoolean());
        Assert.Empty((await network.AuthorizeAsync(network.Question(
            minor, Contracts.Consent.DisclosureCategory.Referrals))).Permitted);

        var paper = Paper();
        paper["signer"] = "guardian";
        paper["signature"]!["name"] = "Sam Rivers";
        paper.Remove("expiresAt");
        var signed = await (await SignAsync(consent, paper)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("granted", signed.GetProperty("status").GetString());
        Assert.Equal(2, signed.GetProperty("signatures").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_signs_for_whom_their_organization_does_not_ask()
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());

        var answer = await network.Stranger.PostAsJsonAsync(
            $"/api/consent/consents/{consent}/sign-on-paper", Paper());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var clinic = await network.Staff(Role.ClinicStaff, network.Clinic).PostAsJsonAsync(
            $"/api/consent/consents/{consent}/sign-on-paper", Paper());
        Assert.Equal(HttpStatusCode.Forbidden, clinic.StatusCode);
    }

    private DateTimeOffset SignedAt => network.Clock.GetUtcNow().AddDays(-1);

    private Task<HttpResponseMessage> SignAsync(Guid consent, JsonObject paper) =>
        network.Specialist.PostAsJsonAsync($"/api/consent/consents/{consent}/sign-on-paper", paper);

    private JsonObject Paper() => new()
    {
        ["expiresAt"] = network.NextYear,
        ["signedAt"] = SignedAt,
        ["signature"] = new JsonObject { ["name"] = "Jo Rivers" },
        ["statements"] = JsonSerializer.SerializeToNode(ConsentNetwork.Statements),
        ["scan"] = new JsonObject { ["contentType"] = "application/pdf", ["data"] = Convert.ToBase64String(Pdf) },
    };
}
