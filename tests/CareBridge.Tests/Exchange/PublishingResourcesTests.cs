using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Security;
using CareBridge.Tests.Directory;

namespace CareBridge.Tests.Exchange;

/// <summary>A local resource is a HealthcareService, and each of its places a Location.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class PublishingResourcesTests(ExchangeWorld world)
{
    private readonly Guid _id = Guid.CreateVersion7();

    private HttpClient Specialist =>
        world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, world.Community));

    [Fact]
    public async Task A_resource_is_told_with_what_it_helps_with_its_contacts_and_places()
    {
        await Specialist.PutAsync($"resources/{_id}", ListingResourcesTests.Resource());

        var seen = await world.SeeAsync($"HealthcareService/{_id}");
        var place = await world.SeeAsync($"Location/{ResourceMapper.PlaceIdFor(_id, 0)}");

        Assert.Equal("food", seen.Text("category", 0, "coding", 0, "code"));
        Assert.Equal("River Kitchen", seen.Text("providedBy", "display"));
        Assert.Equal($"Organization/{world.Community}", seen.Text("extension", 0, "valueReference", "reference"));
        Assert.Equal("555-0100", seen.Text("telecom", 0, "value"));
        Assert.Equal("Anybody.", seen.Text("eligibility", 0, "comment"));
        Assert.Equal($"Location/{ResourceMapper.PlaceIdFor(_id, 0)}", seen.Text("location", 0, "reference"));
        Assert.Equal("Millbrook", place.Text("address", "city"));
        Assert.Equal(
            [_id], (await world.SearchAsync($"HealthcareService?service-category=food&_id={_id}")).Matches());
    }

    [Fact]
    public async Task A_place_that_it_has_no_more_is_not_there_and_one_that_was_withdrawn_is_inactive()
    {
        await Specialist.PutAsync($"resources/{_id}", ListingResourcesTests.Resource());
        await world.SeeAsync($"Location/{ResourceMapper.PlaceIdFor(_id, 0)}");

        var elsewhere = ListingResourcesTests.Resource();
        elsewhere["places"] = new JsonArray();
        await Specialist.PutAsync($"resources/{_id}", elsewhere);
        await Specialist.PostAsync($"resources/{_id}/withdraw");

        await world.SeeAsync($"HealthcareService/{_id}", seen => seen.Text("active") == "false");
        await CareBridge.Testing.Eventually.SucceedsAsync(async () =>
            await (await world.ClinicClient.GetAsync($"/fhir/Location/{ResourceMapper.PlaceIdFor(_id, 0)}"))
                .IssueAsync(HttpStatusCode.NotFound));
    }
}
