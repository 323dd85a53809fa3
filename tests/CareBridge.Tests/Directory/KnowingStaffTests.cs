using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

/// <summary>Who knows who works where in the network.</summary>
public sealed class KnowingStaffTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Colleagues_are_those_of_the_own_organization_also_when_they_have_left()
    {
        var (here, elsewhere) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EmployAsync(network.Community, here);
        await EmployAsync(network.OtherCommunity, elsewhere);
        await network.Administrator.PostAsync(
            $"/api/directory/organizations/{network.Community}/staff/{here}/leave", null);

        var colleagues = await network.Specialist.GetFromJsonAsync<JsonElement[]>("/api/directory/colleagues");

        var seen = Assert.Single(colleagues!, one => one.GetProperty("id").GetGuid() == here);
        Assert.False(seen.GetProperty("active").GetBoolean());
        Assert.DoesNotContain(colleagues!, one => one.GetProperty("id").GetGuid() == elsewhere);
    }

    [Fact]
    public async Task Listed_staff_everybody_may_know_and_the_others_those_beside_them()
    {
        var (listed, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EmployAsync(network.Clinic, listed, "clinician");
        await EmployAsync(network.Clinic, other);
        var outside = network.Staff(Role.PrivacyOfficer, network.Community);
        var beside = network.Staff(Role.ClinicStaff, network.Clinic);

        var known = await outside.GetFromJsonAsync<JsonElement>($"/api/directory/staff/{listed}");
        Assert.Equal("Sun", known.GetProperty("familyName").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync($"/api/directory/staff/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await beside.GetAsync($"/api/directory/staff/{other}")).StatusCode);
    }

    private async Task EmployAsync(Guid organization, Guid id, string? role = null)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Mei", familyName = "Sun", role });
        answer.EnsureSuccessStatusCode();
    }
}
