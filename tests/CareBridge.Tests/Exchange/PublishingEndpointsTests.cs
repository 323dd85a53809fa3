using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>An organization says where its systems are reached; and who registered somebody is said of them.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class PublishingEndpointsTests(ExchangeWorld world)
{
    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Guid _clinic = Guid.CreateVersion7();

    [Fact]
    public async Task An_organization_refers_to_its_endpoints_until_they_are_withdrawn()
    {
        await world.PutOrganizationAsync(_clinic, "Riverside Clinic", "clinic");
        await world.Administrator.PutAsync($"organizations/{_clinic}/endpoints/{_id}", new
        {
            connection = "hl7-fhir-rest",
            name = $"Riverside {_id:N}",
            address = "https://ehr.riverside.example/fhir",
        });

        var endpoint = await world.SeeAsync($"Endpoint/{_id}");
        var organization = await world.SeeAsync($"Organization/{_clinic}", o => o.TryGetProperty("endpoint", out _));

        Assert.Equal("active", endpoint.Text("status"));
        Assert.Equal("hl7-fhir-rest", endpoint.Text("connectionType", "code"));
        Assert.Equal("https://ehr.riverside.example/fhir", endpoint.Text("address"));
        Assert.Equal($"Endpoint/{_id}", organization.Text("endpoint", 0, "reference"));
        foreach (var query in (string[])
            [
                $"organization={_clinic}", $"name=Riverside {_id:N}",
                $"connection-type=hl7-fhir-rest&status=active&payload-type=any&organization={_clinic}",
            ])
        {
            Assert.Equal([_id], (await world.SearchAsync($"Endpoint?{query}")).Matches());
        }
        var clinics = await world.SearchAsync($"Organization?endpoint={_id}&_include=Organization:endpoint");
        Assert.Equal([_clinic], clinics.Matches());
        Assert.Single(clinics.Entries("include"));

        await world.Administrator.PostAsync($"organizations/{_clinic}/endpoints/{_id}/withdraw");

        await world.SeeAsync($"Endpoint/{_id}", seen => seen.Text("status") == "off");
        await world.SeeAsync($"Organization/{_clinic}", seen => !seen.TryGetProperty("endpoint", out _));
    }

    [Fact]
    public async Task Who_registered_a_patient_is_their_managing_organization()
    {
        var patient = Guid.CreateVersion7();
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(patient, 1));
        await world.ConsentAsync(patient);

        var seen = await world.SeeAsync($"Patient/{patient}");
        var found = await world.SearchAsync(
            $"Patient?_id={patient}&organization={world.Community}&_include=Patient:organization");

        Assert.Equal($"Organization/{world.Community}", seen.Text("managingOrganization", "reference"));
        Assert.Equal([patient], found.Matches());
        Assert.Single(found.Entries("include"));
        Assert.Empty((await world.SearchAsync($"Patient?_id={patient}&organization={world.Clinic}")).Matches());
        Assert.Empty((await world.SearchAsync($"Patient?_id={patient}&death-date=gt1900")).Matches());
    }
}
