using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
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
        using var clinic = await SignInAsync();
        string[] addresses = [$"Observation/{checkIn}", $"Patient/{participant}", $"Consent/{consent}"];

        foreach (var address in addresses)
        {
            await Eventually.IsAsync(
                HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/{address}")).StatusCode);
        }
        var found = await (await clinic.GetAsync($"/fhir/Observation?patient={participant}")).JsonAsync();
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

    private async Task<HttpClient> SignInAsync()
    {
        using var keys = new TestKeys();
        var id = Guid.CreateVersion7();
        var registered = await network.Administrator.PutAsJsonAsync($"/api/exchange/clients/{id}", new JsonObject
        {
            ["organizationId"] = network.Clinic.ToString(),
            ["name"] = "EHR",
            ["scope"] = "system/*.rs",
            ["purpose"] = "treatment",
            ["jwks"] = keys.Jwks,
        });
        registered.EnsureSuccessStatusCode();
        var endpoint = new Uri(network.Host.Address, "/fhir/auth/token").ToString();
        var answer = await network.Host.Anonymous.PostAsync(endpoint, new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = "system/*.rs",
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
