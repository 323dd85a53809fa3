using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>A clinic was linked to somebody whom it does not serve.</summary>
public sealed class UnlinkingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task The_number_is_forgotten_everywhere_and_free_again()
    {
        var participant = await network.RegisterAsync();
        await LinkAsync(participant).IsAsync(HttpStatusCode.OK);
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        var clinic = await network.FhirClientAsync(network.Clinic);
        var number = $"/fhir/Patient?identifier=urn:oid:1.2.3|C{participant}";
        await Eventually.SucceedsAsync(async () =>
            Assert.Contains($"{participant}", await clinic.GetStringAsync(number)));

        await UnlinkAsync(participant).IsAsync(HttpStatusCode.NoContent);
        await UnlinkAsync(participant).IsAsync(HttpStatusCode.NoContent);

        Assert.DoesNotContain(network.Clinic, (await FindAsync(participant)).OrganizationIds);
        await Eventually.SucceedsAsync(async () =>
            Assert.DoesNotContain($"\"Patient/{participant}", await clinic.GetStringAsync(number)));
        await Eventually.SucceedsAsync(async () => Assert.DoesNotContain(
            $"C{participant}", await clinic.GetStringAsync($"/fhir/Patient/{participant}/_history")));
        var seen = await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetFromJsonAsync<JsonElement>($"/api/directory/participants/{participant}");
        Assert.False(seen.TryGetProperty("identifier", out _));

        var right = await network.RegisterAsync();
        await LinkAsync(right, participant).IsAsync(HttpStatusCode.OK);
        Assert.Contains(network.Clinic, (await FindAsync(right)).OrganizationIds);
    }

    [Fact]
    public async Task Who_registered_somebody_stays_linked_to_them()
    {
        var participant = await network.RegisterAsync();

        await network.Administrator
            .DeleteAsync($"/api/directory/participants/{participant}/organizations/{network.Community}")
            .IsProblemAsync(
                HttpStatusCode.Conflict,
                """
                { "title": "The request conflicts with the current state.", "status": 409,
                  "detail": "Who has registered a participant stays linked to them.", "code": "registered-there" }
                """);
        Assert.Equal([network.Community], (await FindAsync(participant)).OrganizationIds);
    }

    [Fact]
    public async Task What_a_clinic_files_under_a_number_is_about_whom_it_has_registered_itself()
    {
        var linked = await network.RegisterAsync();
        await LinkAsync(linked).IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync<Guid?>(linked, MeantAsync);

        var own = await network.Staff(Role.ClinicStaff, network.Clinic).RegisterAsync(new
        {
            givenName = "Jo",
            familyName = "Rivers",
            identifier = new { system = "urn:oid:1.2.3", value = $"C{linked}" },
        });

        await Eventually.IsAsync<Guid?>(own, MeantAsync);

        Task<Guid?> MeantAsync() => network.InStoreAsync<FiledPatients, Guid?>(patients => patients.FindAsync(
            new FiledPatient(null, "urn:oid:1.2.3", $"C{linked}"), network.Clinic, CancellationToken.None));
    }

    [Fact]
    public async Task Only_administrators_unlink()
    {
        var participant = await network.RegisterAsync();
        var address = $"/api/directory/participants/{participant}/organizations/{network.Clinic}";

        await network.Specialist.DeleteAsync(address).IsAsync(HttpStatusCode.Forbidden);
        await network.Administrator.DeleteAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}/organizations/{network.Clinic}")
            .IsAsync(HttpStatusCode.NotFound);
    }

    private Task<HttpResponseMessage> LinkAsync(Guid participant, Guid? number = null) =>
        network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = $"C{number ?? participant}" });

    private Task<HttpResponseMessage> UnlinkAsync(Guid participant) => network.Administrator.DeleteAsync(
        $"/api/directory/participants/{participant}/organizations/{network.Clinic}");

    private Task<ParticipantStanding> FindAsync(Guid participant) =>
        network.InStoreAsync<IDirectory, ParticipantStanding>(
            directory => directory.FindParticipantAsync(new FindParticipant(participant), CancellationToken.None));
}
