using System.Text.Json.Nodes;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// HL7's own R4 examples of what clinics write (npm package hl7.fhir.r4.examples), sent by the third-party client to a
/// clinic's open door: well-formed, and not one that could be kept exactly.
/// </summary>
public sealed class ForeignExamplesTests(ConnectedClinic connected) : IClassFixture<ConnectedClinic>
{
    private Clinic Clinic => connected.Network.Clinic;

    [Theory]
    [InlineData("CarePlan")]
    [InlineData("Consent")]
    [InlineData("DocumentReference")]
    [InlineData("Subscription")]
    public async Task What_cannot_be_kept_exactly_is_refused_with_each_element(string type)
    {
        foreach (var example in Examples(type))
        {
            var created = await Clinic.TryCreateAsync(example);
            var updated = await Clinic.TryUpdateAsync(Under(Guid.CreateVersion7(), example));

            IsRefusedByElement(created, type);
            IsRefusedByElement(updated, type);
        }
    }

    [Fact]
    public async Task A_message_is_refused_with_each_element_and_is_never_changed()
    {
        foreach (var example in Examples("Communication"))
        {
            var created = await Clinic.TryCreateAsync(example);
            var updated = await Clinic.TryUpdateAsync(Under(Guid.CreateVersion7(), example));

            IsRefusedByElement(created, "Communication");
            Is(405, "not-supported", updated);
        }
    }

    [Fact]
    public async Task A_request_that_is_no_referral_is_refused_by_itself_and_with_a_task()
    {
        var task = Examples("Task")[0];
        foreach (var example in Examples("ServiceRequest"))
        {
            IsRefusedByElement(await Clinic.TryCreateAsync(example), "ServiceRequest");
            var updated = await Clinic.TryUpdateAsync(Under(Guid.CreateVersion7(), example));
            // Read before it is looked for.
            if ((int)updated["status"]! == 400) IsRefusedByElement(updated, "ServiceRequest");
            else Is(404, "not-found", updated);
            IsRefusedByElement(await Clinic.TryTransactAsync(Transaction(example, task)), "Bundle");
        }
    }

    [Fact]
    public async Task A_task_that_is_not_the_referral_changes_nothing()
    {
        var (participant, referral) = await ReferralStory.ConnectAsync(connected.Network);
        using var signedIn = participant.Person;
        var before = await Clinic.ReadAsync("Task", referral);

        foreach (var example in Examples("Task"))
        {
            IsRefusedByElement(await Clinic.TryCreateAsync(example), "Task");
            Is(404, "not-found", await Clinic.TryUpdateAsync(example));
            Is(422, "business-rule", await Clinic.TryUpdateAsync(Under(referral, example)));
        }

        var after = await Clinic.ReadAsync("Task", referral);
        Assert.Equal(before!.ToJsonString(), after!.ToJsonString());
    }

    private static List<JsonNode> Examples(string type)
    {
        var folder = RepositoryRoot.PathTo("tests/Clients/node_modules/hl7.fhir.r4.examples");
        var examples = System.IO.Directory.EnumerateFiles(folder, $"{type}-*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }

    private static JsonNode Under(Guid id, JsonNode example)
    {
        var copy = example.DeepClone();
        copy["id"] = id.ToString();
        return copy;
    }

    private static JsonObject Transaction(params IEnumerable<JsonNode> resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "transaction",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject
        {
            ["fullUrl"] = $"urn:uuid:{Guid.CreateVersion7()}",
            ["resource"] = resource.DeepClone(),
            ["request"] = new JsonObject { ["method"] = "POST", ["url"] = (string?)resource["resourceType"] },
        })]),
    };

    /// <summary>422; or 400 where there is something in it that nobody knows here at all.</summary>
    private static void IsRefusedByElement(JsonNode answer, string type)
    {
        Assert.Contains((int)answer["status"]!, (int[])[400, 422]);
        var issues = answer["body"]!["issue"]!.AsArray();
        Assert.NotEmpty(issues);
        Assert.All(issues, issue =>
        {
            Assert.StartsWith(type, (string?)issue!["expression"]![0]);
            Assert.NotEqual("", (string?)issue["details"]!["text"]);
        });
    }

    private static void Is(int status, string code, JsonNode answer)
    {
        Assert.Equal(status, (int)answer["status"]!);
        Assert.Equal(code, (string?)answer["body"]!["issue"]![0]!["code"]);
    }
}
