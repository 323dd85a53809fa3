using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>What administrators have to do with, over the API.</summary>
internal static class AdministrationDesk
{
    /// <summary>Of a page about something that is there; null of a page about something else.</summary>
    public static async Task<string?> AddressAsync(CareNetwork network, string path) => path switch
    {
        _ when path.Contains("{organizationId}", StringComparison.Ordinal) =>
            path.Replace("{organizationId}", $"{network.Clinic}", StringComparison.Ordinal),
        _ when path.Contains("{personId}", StringComparison.Ordinal) =>
            path.Replace("{personId}", $"{await EmployAsync(network, network.Clinic)}", StringComparison.Ordinal),
        _ when path.Contains("{clientId}", StringComparison.Ordinal) =>
            path.Replace("{clientId}", $"{await RegisterClientAsync(network)}", StringComparison.Ordinal),
        _ when path.Contains("{service}", StringComparison.Ordinal) =>
            path.Replace("{service}", "exchange", StringComparison.Ordinal),
        _ => null,
    };

    public static async Task<Guid> EmployAsync(CareNetwork network, Guid organization, string familyName = "Rivers")
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}", new { givenName = "Mo", familyName });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static async Task<Guid> RegisterClientAsync(CareNetwork network)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/exchange/clients/{id}",
            new
            {
                organizationId = network.Clinic,
                name = "River EHR",
                scope = "system/Patient.rs",
                purpose = "treatment",
                jwksUrl = "https://keys.example.org/jwks",
            });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public static Task<JsonElement> ReadAsync(this CareNetwork network, string address) =>
        network.Administrator.GetFromJsonAsync<JsonElement>(address);
}
