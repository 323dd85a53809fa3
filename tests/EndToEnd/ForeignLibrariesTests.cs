using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>The demonstration network, used with libraries that nobody here wrote.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed class ForeignLibrariesTests(Demonstration network)
{
    /// <summary>Validated with R4's definitions, by @medplum/core.</summary>
    [Fact]
    public async Task All_that_clinics_see_of_the_demonstration_network_is_valid_R4()
    {
        var found = new Dictionary<string, int>();
        foreach (var clinic in await network.OrganizationsAsync("clinic"))
        {
            var report = await ForeignScript.RunAsync("medplum.mjs", await network.RegisterReaderAsync(clinic));
            Assert.Empty(report["faults"]!.AsArray().Select(fault => (string?)fault));
            foreach (var (type, count) in report["resources"]!.AsObject())
                found[type] = found.GetValueOrDefault(type) + (int)count!;
        }

        // Nobody in it has subscribed yet.
        found.Remove("Subscription");
        foreach (var (type, count) in found) Assert.True(count > 0, $"There is no {type} to validate.");
    }

    [Theory]
    [InlineData("fhirclient.mjs", "Observation")]
    [InlineData("bulk.mjs", "Observation", "Patient", "Goal", "Organization")]
    public async Task A_clinics_backend_gets_what_it_asks_for(string script, params string[] types)
    {
        var clinic = (await network.OrganizationsAsync("clinic"))[0];

        var report = await ForeignScript.RunAsync(script, await network.RegisterReaderAsync(clinic));

        foreach (var type in types)
            Assert.True((int?)report["resources"]![type] > 0, $"{script} has got no {type}.");
    }
}
