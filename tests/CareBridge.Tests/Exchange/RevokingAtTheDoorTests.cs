using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>With the services themselves: what a participant decides is what the next request meets.</summary>
public sealed class RevokingAtTheDoorTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private DateTimeOffset Now => network.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task A_clinic_sees_what_is_consented_to_until_it_is_revoked()
    {
        var (participant, consent) = await network.GrantedAsync();
        var checkIn = Guid.CreateVersion7();
        var recorded = await network.Specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{checkIn}", new
        {
            participantId = participant,
            heldAt = Now,
            engagement = "engaged",
            craving = 2,
        });
        recorded.EnsureSuccessStatusCode();
        using var clinic = await SignInAsync(network.Clinic);
        string[] addresses = [$"Observation/{checkIn}", $"Patient/{participant}", $"Consent/{consent}"];

        foreach (var address in addresses)
        {
            await Eventually.IsAsync(
                HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/{address}")).StatusCode);
        }
        var found = await (await clinic.GetAsync($"/fhir/Observation?patient={participant}&code=check-in"))
            .JsonAsync();
        Assert.Equal([checkIn], found.Matches());

        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();

        foreach (var address in addresses.Where(address => address != $"Consent/{consent}"))
            await (await clinic.GetAsync($"/fhir/{address}")).IssueAsync(HttpStatusCode.NotFound);
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/Consent/{consent}")).StatusCode);
        var notice = await (await clinic.GetAsync($"/fhir/Consent/{consent}")).JsonAsync();
        Assert.Equal("inactive", notice.Text("status"));
        Assert.False(notice.TryGetProperty("patient", out _));
        var nothing = await (await clinic.GetAsync($"/fhir/Observation?patient={participant}")).JsonAsync();
        Assert.Empty(nothing.Matches());
    }

    [Fact]
    public async Task What_a_system_files_holds_at_once_and_so_does_its_revocation()
    {
        using var community = await SignInAsync(network.Community);
        using var clinic = await SignInAsync(network.Clinic);
        var participant = await network.RegisterAsync();
        var id = Guid.CreateVersion7();
        var consent = FilingDesk.Signed(participant, network.Community, network.Clinic);
        consent["id"] = id.ToString();
        consent["dateTime"] = Values.DateTime(Now.AddDays(-1));
        consent["provision"]!["period"]!["end"] = Values.DateTime(Now.AddYears(1));

        var filed = await community.PutAsync($"/fhir/Consent/{id}", FilingDesk.Body(consent));
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var read = await clinic.GetAsync($"/fhir/Consent/{id}");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(filed.Headers.ETag, read.Headers.ETag);
        var signature = await (await clinic.GetAsync($"/fhir/Provenance?target=Consent/{id}")).JsonAsync();
        Assert.Single(signature.Matches());

        // The community may not read it: it is no recipient.
        string[] withheld = ["patient", "dateTime", "performer", "sourceAttachment", "provision"];
        foreach (var name in withheld) consent.Remove(name);
        consent["status"] = "inactive";
        var revoked = await community.PutAsync($"/fhir/Consent/{id}", FilingDesk.Body(consent));
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        var notice = await clinic.GetAsync($"/fhir/Consent/{id}");
        Assert.Equal(await revoked.Content.ReadAsStringAsync(), await notice.Content.ReadAsStringAsync());

        var officer = network.Host.As(new Caller(Guid.CreateVersion7(), Role.PrivacyOfficer, network.Community));
        var audit = await officer.GetAsync($"/api/exchange/audit-events?participantId={participant}");
        Assert.Contains($"Consent/{id}", await audit.Content.ReadAsStringAsync());
    }

    private async Task<HttpClient> SignInAsync(Guid organization)
    {
        using var keys = new TestKeys();
        var id = Guid.CreateVersion7();
        var registered = await network.Administrator.PutAsJsonAsync($"/api/exchange/clients/{id}", new JsonObject
        {
            ["organizationId"] = organization.ToString(),
            ["name"] = "EHR",
            ["scope"] = ExchangeWorld.AllScopes,
            ["purpose"] = "treatment",
            ["jwks"] = keys.Jwks,
        });
        registered.EnsureSuccessStatusCode();
        var endpoint = new Uri(network.Host.Address, "/fhir/auth/token").ToString();
        var answer = await network.Host.Anonymous.PostAsync(endpoint, new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = ExchangeWorld.AllScopes,
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = keys.Sign(TestKeys.Claims(id, endpoint, Now)),
            }));
        answer.EnsureSuccessStatusCode();
        return new HttpClient
        {
            BaseAddress = network.Host.Address,
            DefaultRequestHeaders =
            {
                Authorization = new AuthenticationHeaderValue(
                    "Bearer", (await answer.JsonAsync()).Text("access_token")),
            },
        };
    }
}
