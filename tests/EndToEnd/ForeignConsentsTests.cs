using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// HL7's own example Consents (npm package hl7.fhir.r4.examples), filed by the third-party client: well-formed, and not
/// one that could be honoured exactly.
/// </summary>
public sealed class ForeignConsentsTests
{
    [Fact]
    public async Task A_consent_that_cannot_be_honoured_is_refused_with_the_reasons()
    {
        await using var deployment = await OneProcess.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);

        foreach (var example in Examples())
        {
            var created = await network.Clinic.TryCreateAsync(example);
            example["id"] = Guid.CreateVersion7().ToString();
            var updated = await network.Clinic.TryUpdateAsync(example);

            foreach (var answer in (JsonNode[])[created, updated])
            {
                Assert.Equal(422, (int)answer["status"]!);
                Assert.All(answer["body"]!["issue"]!.AsArray(), issue =>
                    Assert.StartsWith("Consent", (string?)issue!["expression"]![0]));
            }
        }
    }

    private static List<JsonNode> Examples()
    {
        var folder = RepositoryRoot.PathTo("tests/Clients/node_modules/hl7.fhir.r4.examples");
        var examples = System.IO.Directory.EnumerateFiles(folder, "Consent-*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }
}
