using System.Text.Json.Nodes;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using CareBridge.Testing.Profiles;

namespace CareBridge.EndToEnd;

/// <summary>What the demonstration network's resources say of themselves.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed class ClaimedProfilesTests(Demonstration network)
{
    /// <summary>By our table of the profiles' rules, and by @medplum/core where it has the profile.</summary>
    [Fact]
    public async Task Whatever_claims_a_profile_conforms_to_it()
    {
        var claimed = new HashSet<string>();
        foreach (var kind in (string[])["clinic", "crisis-team", "peer-community"])
        {
            foreach (var organization in await network.OrganizationsAsync(kind))
            {
                var report = await ForeignScript.RunAsync(
                    "profiles.mjs", await network.RegisterReaderAsync(organization));
                var resources = report["claiming"]!.AsArray().Select(resource => resource!.AsObject()).ToList();
                claimed.UnionWith(resources.SelectMany(ProfileTable.Claims));

                Assert.Empty(resources.SelectMany(ProfileTable.Faults));
                Assert.Empty(report["faults"]!.AsArray().Select(fault => (string?)fault));
                Assert.Equal(
                    resources.Count(resource => (string?)resource["resourceType"] == "Patient"),
                    (int)report["validated"]!);
            }
        }
        foreach (var name in (string[])["patient", "organization", "goal", "careplan", "documentreference"])
            Assert.Contains(claimed, profile => profile.EndsWith($"us-core-{name}", StringComparison.Ordinal));
    }
}
