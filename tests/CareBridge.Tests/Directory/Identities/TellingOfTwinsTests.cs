using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>
/// That two registrations are of one person is told to who made the other one, while consent lets them see this one,
/// and to nobody else.
/// </summary>
public sealed class TellingOfTwinsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task The_clinic_is_told_of_its_own_registration_while_consent_stands()
    {
        var (ours, theirs) = await network.ConfirmedAsync();
        var clinic = await network.FhirClientAsync(network.Clinic);
        var consent = await network.ConsentAsync(ours, network.Clinic, "engagement", "treatment");

        var link = await Eventually.SucceedsAsync(async () => Assert.Single(await LinksAsync(clinic, ours)));
        Assert.Equal("seealso", link.Text("type"));
        Assert.Equal($"Patient/{theirs}", link.Text("other", "reference"));
        var seen = await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetFromJsonAsync<JsonElement>($"/api/directory/participants/{ours}");
        Assert.Equal([theirs], seen.GetProperty("sameAs").EnumerateArray().Select(id => id.GetGuid()));

        await network.RevokeAsync(ours, consent);
        await clinic.GetAsync($"/fhir/Patient/{ours}").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_is_told_of_anothers_registration()
    {
        var (ours, theirs) = await network.ConfirmedAsync();
        var clinic = await network.FhirClientAsync(network.Clinic);
        var third = await network.FhirClientAsync(network.OtherClinic);
        await network.ConsentAsync(ours, network.Clinic, "engagement", "treatment");
        await network.ConsentAsync(ours, network.OtherClinic, "engagement", "treatment");
        await Eventually.SucceedsAsync(async () => Assert.Single(await LinksAsync(clinic, ours)));

        Assert.Empty(await LinksAsync(third, ours));
        foreach (var address in (string[])[$"Patient/{ours}", $"Patient/{ours}/_history", $"Patient?_id={ours}"])
            Assert.DoesNotContain(theirs.ToString(), await third.GetStringAsync($"/fhir/{address}"));
        var own = await network.Specialist.GetStringAsync($"/api/directory/participants/{ours}");
        Assert.DoesNotContain(theirs.ToString(), own);
        Assert.Empty((await network.Staff(Role.ClinicStaff, network.OtherClinic)
            .GetFromJsonAsync<JsonElement>($"/api/directory/participants/{ours}"))
            .GetProperty("sameAs").EnumerateArray());
    }

    [Fact]
    public async Task What_is_undone_is_told_no_more_and_no_earlier_version_tells_it()
    {
        var (ours, theirs) = await network.ConfirmedAsync();
        var clinic = await network.FhirClientAsync(network.Clinic);
        await network.ConsentAsync(ours, network.Clinic, "engagement", "treatment");
        await Eventually.SucceedsAsync(async () => Assert.Single(await LinksAsync(clinic, ours)));

        await network.Administrator.DecideAsync(ours, theirs, "undo", 2).IsAsync(HttpStatusCode.OK);

        await Eventually.SucceedsAsync(async () => Assert.Empty(await LinksAsync(clinic, ours)));
        Assert.DoesNotContain(
            theirs.ToString(), await clinic.GetStringAsync($"/fhir/Patient/{ours}/_history?_count=50"));
        await clinic.GetAsync($"/fhir/Patient/{ours}/_history/2").IsAsync(HttpStatusCode.NotFound);
        var seen = await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetStringAsync($"/api/directory/participants/{ours}");
        Assert.DoesNotContain(theirs.ToString(), seen);
    }

    private static async Task<JsonElement[]> LinksAsync(HttpClient system, Guid participant)
    {
        var patient = await system.GetFromJsonAsync<JsonElement>($"/fhir/Patient/{participant}");
        return patient.TryGetProperty("link", out var links) ? [.. links.EnumerateArray()] : [];
    }
}
