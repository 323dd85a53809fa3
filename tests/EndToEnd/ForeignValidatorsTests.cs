using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>What CareBridge says of itself, judged by software that nobody here wrote.</summary>
public sealed class ForeignValidatorsTests
{
    [Fact]
    public async Task Each_services_description_is_valid_OpenAPI()
    {
        await using var deployment = await OneProcess.StartAsync();
        var addresses = HostProcess.Services
            .Select(service => new Uri(deployment.Portal, $"openapi/{service}.json").ToString()).ToList();

        var report = await ForeignScript.RunAsync(
            "openapi.mjs", new JsonArray([.. addresses.Select(address => (JsonNode)address)]));

        foreach (var address in addresses)
        {
            Assert.Equal("3.1", (string?)report[address]!["version"]);
            Assert.Equal("[]", report[address]!["errors"]!.ToJsonString());
        }
    }
}
