using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>Who works with people is listed, with a name, a role and an organization, and nothing else.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class PublishingStaffTests(ExchangeWorld world)
{
    private readonly Guid _id = Guid.CreateVersion7();

    private Guid RoleId => StaffMapper.RoleIdFor(_id, world.Community);

    [Fact]
    public async Task A_peer_specialist_is_a_practitioner_of_whom_little_is_said()
    {
        await EmployAsync("peer-specialist");

        var person = await world.SeeAsync($"Practitioner/{_id}");
        var role = await world.SeeAsync($"PractitionerRole/{RoleId}");

        Assert.Equal(["resourceType", "id", "meta", "identifier", "active", "name"], Elements(person));
        Assert.Equal("Stone", person.Text("name", 0, "family"));
        Assert.Equal("true", person.Text("active"));
        Assert.Equal(
            ["resourceType", "id", "meta", "active", "practitioner", "organization", "code"], Elements(role));
        Assert.Equal($"Practitioner/{_id}", role.Text("practitioner", "reference"));
        Assert.Equal($"Organization/{world.Community}", role.Text("organization", "reference"));
        Assert.Equal("peer-specialist", role.Text("code", 0, "coding", 0, "code"));
        // It is about no participant.
        Assert.False(person.GetProperty("meta").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task They_are_found_by_name_role_organization_and_by_what_a_consent_calls_them()
    {
        var family = $"Stone{_id:N}";
        await EmployAsync("coordinator", family);
        await world.SeeAsync($"PractitionerRole/{RoleId}");

        foreach (var query in (string[])
            [
                $"name={family}", $"family:exact={family}", $"given=al&family={family}&active=true",
                $"identifier={Canonicals.Person}|{_id}",
            ])
        {
            Assert.Equal([_id], (await world.SearchAsync($"Practitioner?{query}")).Matches());
        }
        var included = await world.SearchAsync(
            $"PractitionerRole?practitioner.family={family}&role=coordinator&organization={world.Community}"
            + "&_include=PractitionerRole:practitioner&_include=PractitionerRole:organization");
        Assert.Equal([RoleId], included.Matches());
        Assert.Equal(
            ["Organization", "Practitioner"],
            included.Entries("include").Select(resource => resource.Text("resourceType")).Order());
        Assert.Empty((await world.SearchAsync($"PractitionerRole?practitioner={_id}&specialty=1")).Matches());
    }

    [Fact]
    public async Task Who_has_left_is_shown_as_inactive_and_what_they_were_is_told_no_more()
    {
        await EmployAsync("crisis-responder");
        await world.SeeAsync($"Practitioner/{_id}");

        await world.Administrator.PostAsync($"organizations/{world.Community}/staff/{_id}/leave");

        await world.SeeAsync($"PractitionerRole/{RoleId}", role => role.Text("active") == "false");
        var history = await world.SearchAsync($"Practitioner/{_id}/_history");
        Assert.Equal("2", Assert.Single(history.GetProperty("entry").EnumerateArray())
            .Text("resource", "meta", "versionId"));
        await (await world.ClinicClient.GetAsync($"/fhir/Practitioner/{_id}/_history/1"))
            .IssueAsync(HttpStatusCode.NotFound);
        var types = await world.SearchAsync("Practitioner/_history?_count=100");
        Assert.Single(types.GetProperty("entry").EnumerateArray(), entry =>
            entry.Text("resource", "id") == $"{_id}");
    }

    [Fact]
    public async Task Who_has_no_role_with_people_is_not_there_and_who_gives_it_up_is_not_any_more()
    {
        await EmployAsync("coordinator");
        await world.SeeAsync($"Practitioner/{_id}");
        var unlisted = new StaffChanged
        {
            StaffId = _id,
            OrganizationId = world.Community,
            Version = 2,
            Active = true,
            ChangedAt = ExchangeWorld.Noon,
        };

        await world.ProjectAsync<ProjectStaff, StaffChanged>(unlisted);

        foreach (var address in (string[])[$"Practitioner/{_id}", $"PractitionerRole/{RoleId}"])
        {
            foreach (var version in (string[])["", "/_history/1", "/_history/2"])
            {
                var answer = await world.ClinicClient.GetAsync($"/fhir/{address}{version}");
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    private Task EmployAsync(string role, string family = "Stone") => world.Administrator.PutAsync(
        $"organizations/{world.Community}/staff/{_id}", new { givenName = "Al", familyName = family, role });

    private static IEnumerable<string> Elements(JsonElement resource) =>
        resource.EnumerateObject().Select(element => element.Name);
}
