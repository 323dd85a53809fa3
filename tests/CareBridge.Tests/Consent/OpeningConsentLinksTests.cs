using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Consent.Domain;

namespace CareBridge.Tests.Consent;

public sealed partial class OpeningConsentLinksTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task With_link_and_pin_somebody_without_an_account_signs_for_less_than_was_asked()
    {
        var (consent, url, pin) = await LinkAsync();
        var form = await (await PostAsync(url, ("pin", pin))).Content.ReadAsStringAsync();
        Assert.Contains("Harbor", form);

        var answer = await PostAsync(
            url + "/answer",
            ("session", SessionOf(form)),
            ("action", "sign"),
            ("name", "Jo Rivers"),
            ("until", "2026-12-31"),
            ("categories", "referrals"),
            ("read", "on"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Your yes is kept", await answer.Content.ReadAsStringAsync());
        var kept = await network.InStoreAsync(store => store.Consents.FindAsync(consent).AsTask());
        Assert.Equal(Contracts.Consent.ConsentStatus.Granted, kept!.Status);
        Assert.Equal([Contracts.Consent.DisclosureCategory.Referrals], kept.Terms.Categories);
        Assert.NotNull(kept.Signatures.Single().ExplainedBy);
    }

    [Fact]
    public async Task Whoever_finds_a_link_sees_the_same_page_as_behind_one_that_never_was()
    {
        var (_, url, _) = await LinkAsync();

        var found = await network.Host.Anonymous.GetAsync(url);
        var invented = await network.Host.Anonymous.GetAsync("/api/consent/links/0123456789abcdef");

        Assert.Equal(found.StatusCode, invented.StatusCode);
        Assert.Equal(await found.Content.ReadAsStringAsync(), await invented.Content.ReadAsStringAsync());
        Assert.Equal("no-referrer", found.Headers.GetValues("Referrer-Policy").Single());
        var wrong = await PostAsync(url, ("pin", "x"));
        var wrongToo = await PostAsync("/api/consent/links/0123456789abcdef", ("pin", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await wrongToo.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var (_, url, pin) = await LinkAsync();
        (await PostAsync(url, ("pin", pin))).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(url, ("pin", pin))).StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_pins_the_right_one_does_not_help()
    {
        var (_, url, pin) = await LinkAsync();
        for (var n = 0; n < ConsentLink.MaxAttempts; n++) await PostAsync(url, ("pin", "wrong"));

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(url, ("pin", pin))).StatusCode);
    }

    [Fact]
    public async Task A_link_and_its_open_page_end_with_time()
    {
        var (_, late, latePin) = await LinkAsync();
        var (_, url, pin) = await LinkAsync();
        var session = SessionOf(await (await PostAsync(url, ("pin", pin))).Content.ReadAsStringAsync());
        network.Clock.Advance(ConsentLink.SessionLifetime);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await PostAsync(url + "/answer", ("session", session), ("action", "decline"))).StatusCode);

        network.Clock.Advance(ConsentLink.Lifetime);

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(late, ("pin", latePin))).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_said_on_the_form_which_keeps_what_was_filled_in()
    {
        var (consent, url, pin) = await LinkAsync();
        var session = SessionOf(await (await PostAsync(url, ("pin", pin))).Content.ReadAsStringAsync());

        var answer = await PostAsync(
            url + "/answer", ("session", session), ("action", "sign"), ("name", "Jo <b>"), ("until", "2026-12-31"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page);
        Assert.Contains("Jo &lt;b&gt;", page);
        var no = await PostAsync(url + "/answer", ("session", SessionOf(page)), ("action", "decline"));
        Assert.Contains("You said no", await no.Content.ReadAsStringAsync());
        var kept = await network.InStoreAsync(store => store.Consents.FindAsync(consent).AsTask());
        Assert.Equal(Contracts.Consent.ConsentStatus.Declined, kept!.Status);
    }

    [Fact]
    public async Task The_link_comes_as_a_qr_code_and_keeps_its_secrets_to_itself()
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());
        var view = await (await network.Specialist.PostAsJsonAsync(
            $"/api/consent/consents/{consent}/links", new { })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.StartsWith("<svg", view.GetProperty("qrCode").GetString());
        Assert.DoesNotContain(consent.ToString(), view.GetProperty("url").GetString());
        var token = view.GetProperty("url").GetString()!.Split('/')[^1];
        Assert.DoesNotContain(
            token, await network.InStoreAsync(async store => (await store.Links.FindAsync(
                view.GetProperty("id").GetGuid()))!.TokenHash));
    }

    [Fact]
    public async Task A_second_tap_says_how_it_stands()
    {
        var (_, url, pin) = await LinkAsync();
        var session = SessionOf(await (await PostAsync(url, ("pin", pin))).Content.ReadAsStringAsync());

        var first = await PostAsync(url + "/answer", ("session", session), ("action", "decline"));
        var second = await PostAsync(url + "/answer", ("session", session), ("action", "decline"));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whose_answer_is_not_taken_reads_so()
    {
        var (consent, url, pin) = await LinkAsync();
        var session = SessionOf(await (await PostAsync(url, ("pin", pin))).Content.ReadAsStringAsync());
        await network.InStoreAsync(async store =>
        {
            (await store.Consents.FindAsync(consent))!.Withdraw(network.Clock.GetUtcNow());
            return await store.SaveChangesAsync();
        });

        var answer = await PostAsync(url + "/answer", ("session", session), ("action", "decline"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("answered already", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_is_given_a_link_to_sign_as_the_representative_of_a_minor()
    {
        var minor = await network.RegisterAsync(birthDate: network.Clock.GetUtcNow().AddYears(-16));
        var consent = await network.RequestAsync(minor);

        await network.Specialist.PostAsJsonAsync(
            $"/api/consent/consents/{consent}/links", new { signer = "personal-representative" })
            .IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_guardian_gets_a_link_when_there_is_something_for_them_to_sign()
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());

        var answer = await network.Specialist.PostAsJsonAsync(
            $"/api/consent/consents/{consent}/links", new { signer = "guardian" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "session=none")]
    [InlineData("application/x-www-form-urlencoded", "language=7&session=none")]
    public async Task What_is_no_form_of_ours_is_turned_away_like_a_wrong_pin(string type, string body)
    {
        var answer = await network.Host.Anonymous.PostAsync(
            "/api/consent/links/0123456789abcdef/answer", new StringContent(body, null, type));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_form_speaks_Spanish()
    {
        var (_, url, pin) = await LinkAsync();

        var page = await (await PostAsync(url, ("pin", pin), ("language", "es"))).Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"es\">", page);
        Assert.Contains("Su permiso para compartir sus datos", page);
        Assert.DoesNotContain("Who may share", page);
    }

    private async Task<(Guid Consent, string Url, string Pin)> LinkAsync()
    {
        var consent = await network.RequestAsync(await network.RegisterAsync());
        var answer = await network.Specialist.PostAsJsonAsync(
            $"/api/consent/consents/{consent}/links", new { signer = "participant" });
        answer.EnsureSuccessStatusCode();
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (consent, view.GetProperty("url").GetString()!, view.GetProperty("pin").GetString()!);
    }

    private Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] fields) =>
        network.Host.Anonymous.PostAsync(url, new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static string SessionOf(string page) => Session().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"session\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Session();
}
