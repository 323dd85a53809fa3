using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>Organizations' systems in a whole network.</summary>
internal static class NetworkSystems
{
    /// <summary>A registered client of the organization, signed in.</summary>
    public static async Task<(Guid Id, AuthenticationHeaderValue Proof)> SystemAsync(
        this CareNetwork network, Guid organization, string scope = ExchangeWorld.AllScopes)
    {
        using var keys = new TestKeys();
        var id = Guid.CreateVersion7();
        var registered = await network.Administrator.PutAsJsonAsync($"/api/exchange/clients/{id}", new JsonObject
        {
            ["organizationId"] = organization.ToString(),
            ["name"] = "EHR",
            ["scope"] = scope,
            ["purpose"] = "treatment",
            ["jwks"] = keys.Jwks,
        });
        registered.EnsureSuccessStatusCode();
        var endpoint = new Uri(network.Host.Address, "/fhir/auth/token").ToString();
        var claims = TestKeys.Claims(id, endpoint, TimeProvider.System.GetUtcNow());
        var answer = await network.Host.Anonymous.PostAsync(
            endpoint, TestKeys.TokenRequest(keys.Sign(claims), scope));
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return (id, new AuthenticationHeaderValue("Bearer", token));
    }

    /// <summary>The same, to be asked with.</summary>
    public static async Task<HttpClient> FhirClientAsync(
        this CareNetwork network, Guid organization, string scope = ExchangeWorld.AllScopes)
    {
        var (_, proof) = await network.SystemAsync(organization, scope);
        return new HttpClient { BaseAddress = network.Host.Address, DefaultRequestHeaders = { Authorization = proof } };
    }
}
