using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>What the directory publishes: as people there say it, and as a clinic's system reads it.</summary>
internal static class PublicRecords
{
    public static async Task PutAsync(this HttpClient client, string address, object content)
    {
        var answer = await client.PutAsJsonAsync($"/api/directory/{address}", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static async Task PostAsync(this HttpClient client, string address)
    {
        var answer = await client.PostAsync($"/api/directory/{address}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The resource once it is there as wanted; the validator finds nothing wrong with it.</summary>
    public static async Task<JsonElement> SeeAsync(
        this ExchangeWorld world, string address, Func<JsonElement, bool>? wanted = null)
    {
        var resource = await Eventually.SucceedsAsync(async () =>
        {
            var answer = await world.ClinicClient.GetAsync($"/fhir/{address}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var seen = await answer.JsonAsync();
            Assert.True(wanted?.Invoke(seen) ?? true, seen.GetRawText());
            return seen;
        });
        var outcome = await (await world.ClinicClient.PostAsync(
            $"/fhir/{resource.Text("resourceType")}/$validate",
            new StringContent(resource.GetRawText(), Encoding.UTF8, "application/fhir+json"))).JsonAsync();
        Assert.Equal("information", outcome.Text("issue", 0, "severity"));
        return resource;
    }

    public static async Task<JsonElement> SearchAsync(this ExchangeWorld world, string query)
    {
        var answer = await world.ClinicClient.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/fhir/{query}")
        {
            Headers = { { "Prefer", "handling=strict" } },
        });
        var bundle = await answer.JsonAsync();
        Assert.True(answer.IsSuccessStatusCode, bundle.GetRawText());
        return bundle;
    }
}
