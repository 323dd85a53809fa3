using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Consent;

public sealed class ReadingAccountingTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private HttpClient Officer => network.Staff(Role.PrivacyOfficer, network.Community);

    [Fact]
    public async Task A_line_names_who_and_says_what_why_and_on_what_ground()
    {
        var (participant, consent) = await network.GrantedAsync();
        await DiscloseAsync(participant);
        await KnowsNamesAsync(participant);

        var line = Assert.Single(await ItemsAsync(network.Participant(participant), "disclosures?language=es"));

        Assert.Equal("Harbor Peers", line.GetProperty("discloserName").GetString());
        Assert.Equal("River Clinic", line.GetProperty("recipientName").GetString());
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.Equal("Para darle tratamiento", line.GetProperty("purpose").GetProperty("description").GetString());
        var category = Assert.Single(line.GetProperty("items").EnumerateArray()).GetProperty("category");
        Assert.Equal("referrals", category.GetProperty("code").GetString());
        Assert.StartsWith("Las derivaciones", category.GetProperty("description").GetString());
        // A gap would tell of what is kept from them.
        Assert.False(line.TryGetProperty("sequence", out _));
        var told = Assert.Single(await ItemsAsync(Officer, $"disclosures?participantId={participant}"));
        Assert.Equal(1, told.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task Three_years_are_shown_unless_another_time_is_asked_for()
    {
        var own = new ConsentNetwork();
        await own.InitializeAsync();
        try
        {
            var (participant, _) = await own.GrantedAsync();
            var first = own.Clock.GetUtcNow();
            await own.AuthorizeAsync(own.Question(participant, DisclosureCategory.Referrals));
            own.Clock.Advance(TimeSpan.FromDays(3 * 366));
            var person = own.Participant(participant);

            Assert.Empty(await ItemsAsync(person, "disclosures"));
            Assert.Single(await ItemsAsync(person, $"disclosures?since={first:yyyy-MM-ddTHH:mm:ssZ}"));
            Assert.Empty(await ItemsAsync(
                person, $"disclosures?since=2020-01-01T00:00:00Z&until={first:yyyy-MM-ddTHH:mm:ssZ}"));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task As_csv_it_is_whole_and_no_cell_is_a_formula()
    {
        var (participant, consent) = await network.GrantedAsync();
        for (var n = 0; n < 101; n++) await DiscloseAsync(participant, network.OtherClinic);
        await KnowsNamesAsync(participant);

        var answer = await GetAsync(network.Participant(participant), "disclosures?format=csv");
        var rows = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("disclosures.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(
            "When,Disclosed by,Disclosed to,Person or system there,What,Records,Why,On what ground,Disclosure",
            rows[0]);
        Assert.Equal(101, rows[1..^1].Length);
        Assert.Equal("", rows[^1]);
        Assert.All(rows[1..^1], row => Assert.Contains(
            $",Harbor Peers,\"'=Lake \"\"Clinic\"\", <Inc>\",", row));
        Assert.All(rows[1..^1], row => Assert.Contains($",To treat you,Your consent {consent},", row));
    }

    [Fact]
    public async Task As_a_page_it_prints_and_runs_nothing()
    {
        var (participant, _) = await network.GrantedAsync();
        await DiscloseAsync(participant, network.OtherClinic);
        await KnowsNamesAsync(participant);
        var person = network.Participant(participant);
        person.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        var answer = await GetAsync(person, "disclosures?language=es");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            "default-src 'none'; style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("<html lang=\"es\">", page);
        Assert.Contains("<h1>A quién se mostraron sus registros</h1>", page);
        Assert.Contains("<td>=Lake &quot;Clinic&quot;, &lt;Inc&gt;</td>", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("No se divulgó nada", await (await GetAsync(
            person, "disclosures?language=es&until=2020-01-01T00:00:00Z")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Recipients_are_listed_with_what_they_received_and_when()
    {
        var (participant, _) = await network.GrantedAsync("referrals", "engagement");
        await DiscloseAsync(participant);
        await DiscloseAsync(participant, network.Clinic, DisclosureCategory.Engagement);
        await DiscloseAsync(participant, network.OtherClinic);
        await KnowsNamesAsync(participant);

        var recipients = await ItemsAsync(network.Participant(participant), "recipients");
        var file = await (await GetAsync(Officer, $"recipients?participantId={participant}&format=csv"))
            .Content.ReadAsStringAsync();

        Assert.Equal(2, recipients.Length);
        var clinic = recipients.Single(one => one.GetProperty("name").GetString() == "River Clinic");
        Assert.Equal(2, clinic.GetProperty("disclosures").GetInt64());
        Assert.Equal(
            ["engagement", "referrals"],
            clinic.GetProperty("categories").EnumerateArray().Select(one => one.GetProperty("code").GetString()));
        Assert.StartsWith("Disclosed to,What,First time,Last time,Times\r\n", file);
        Assert.Contains("River Clinic,", file);
    }

    [Fact]
    public async Task A_breach_is_answered_with_what_of_whom_and_under_which_consents()
    {
        var client = Guid.CreateVersion7();
        var (one, consent) = await network.GrantedAsync();
        var (two, _) = await network.GrantedAsync();
        foreach (var participant in new[] { one, two, one })
        {
            await network.AuthorizeAsync(
                network.Question(participant, DisclosureCategory.Referrals) with { RecipientId = client });
        }
        await DiscloseAsync(one);

        var found = await (await GetAsync(Officer, $"breach-query?recipientId={client}&limit=2"))
            .Content.ReadFromJsonAsync<JsonElement>();
        var file = await (await GetAsync(Officer, $"breach-query?recipientId={client}&format=csv"))
            .Content.ReadAsStringAsync();

        Assert.Equal(
            """{"lines":3,"participants":2,"consents":2,"emergencies":0}""", found.GetProperty("summary").GetRawText());
        Assert.Equal(2, found.GetProperty("items").GetArrayLength());
        Assert.Single(await ItemsAsync(
            Officer, $"breach-query?recipientId={client}&after={found.GetProperty("next").GetString()}"));
        Assert.Equal(2, file.Split("\r\n").Count(row => row.Contains($",{consent},", StringComparison.Ordinal)));
        Assert.Single(await ItemsAsync(Officer, $"breach-query?participantId={two}"));
        Assert.Empty(await ItemsAsync(
            network.Staff(Role.PrivacyOfficer, network.OtherCommunity), $"breach-query?recipientId={client}"));
    }

    [Theory]
    [InlineData("breach-query", HttpStatusCode.UnprocessableEntity)]
    [InlineData("breach-query?since=2026-01-01T00:00:00Z&format=pdf", HttpStatusCode.UnprocessableEntity)]
    [InlineData("breach-query?since=2026-01-01T00:00:00Z&language=fr", HttpStatusCode.UnprocessableEntity)]
    [InlineData("breach-query?since=2026-01-01T00:00:00Z", HttpStatusCode.OK)]
    [InlineData("recipients", HttpStatusCode.UnprocessableEntity)]
    public async Task An_officer_says_what_is_asked_for(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await Officer.GetAsync($"/api/consent/{path}")).StatusCode);

    [Fact]
    public async Task Only_privacy_officers_ask_after_a_breach() => Assert.Equal(
        HttpStatusCode.Forbidden,
        (await network.Specialist.GetAsync("/api/consent/breach-query?since=2026-01-01T00:00:00Z")).StatusCode);

    private Task DiscloseAsync(
        Guid participant, Guid? recipient = null, DisclosureCategory category = DisclosureCategory.Referrals) =>
        network.AuthorizeAsync(network.Question(participant, category) with
        {
            RecipientOrganizationId = recipient ?? network.Clinic,
        });

    /// <summary>Names come by message.</summary>
    private Task KnowsNamesAsync(Guid participant) => Eventually.SucceedsAsync(async () =>
    {
        foreach (var line in await ItemsAsync(network.Participant(participant), "disclosures"))
            Assert.True(line.TryGetProperty("discloserName", out _) && line.TryGetProperty("recipientName", out _));
    });

    private static async Task<JsonElement[]> ItemsAsync(HttpClient client, string path)
    {
        var page = await (await GetAsync(client, path)).Content.ReadFromJsonAsync<JsonElement>();
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync($"/api/consent/{path}");
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }
}
