using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// HL7's own example Tasks (npm package hl7.fhir.r4.examples), sent by the third-party client to a clinic's open door:
/// well-formed, and never a referral of ours.
/// </summary>
public sealed class ForeignTasksTests
{
    [Fact]
    public async Task A_task_that_is_not_the_referral_changes_nothing()
    {
        await using var deployment = await OneProcess.StartAsync();
        await using var network = await Network.SignUpAsync(deployment);
        var (participant, referral) = await ReferralStory.ConnectAsync(network);
        using var signedIn = participant.Person;
        var before = await network.Clinic.ReadAsync("Task", referral);

        foreach (var example in Examples())
        {
            var asItIs = await network.Clinic.TryUpdateAsync(example);
            example["id"] = referral.ToString();
            var underOurId = await network.Clinic.TryUpdateAsync(example);

            Assert.Equal(404, (int)asItIs["status"]!);
            Assert.Equal("not-found", Code(asItIs));
            Assert.Equal(422, (int)underOurId["status"]!);
            Assert.Equal("business-rule", Code(underOurId));
        }

        var after = await network.Clinic.ReadAsync("Task", referral);
        Assert.Equal(before!.ToJsonString(), after!.ToJsonString());
    }

    private static List<JsonNode> Examples()
    {
        var folder = RepositoryRoot.PathTo("tests/Clients/node_modules/hl7.fhir.r4.examples");
        var examples = System.IO.Directory.EnumerateFiles(folder, "Task-example*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }

    private static string? Code(JsonNode answer) => (string?)answer["body"]!["issue"]![0]!["code"];
}
