using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

public sealed class OfferingEndpointsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _id = Guid.CreateVersion7();

    private string Endpoints => $"/api/directory/organizations/{network.Clinic}/endpoints";

    [Theory]
    [InlineData("hl7-fhir-rest", "https://ehr.clinic.example:8443/fhir/r4", "https://ehr.clinic.example:8443/fhir/r4")]
    [InlineData("direct-project", "records@direct.clinic.example", "mailto:records@direct.clinic.example")]
    [InlineData("secure-email", "records@clinic.example", "mailto:records@clinic.example")]
    public async Task An_address_is_told_to_everybody(string connection, string address, string url)
    {
        await OfferAsync(connection, address, HttpStatusCode.Created);
        await OfferAsync(connection, address, HttpStatusCode.OK);

        var listed = await network.Participant(Guid.CreateVersion7()).GetFromJsonAsync<JsonElement>(Endpoints);

        var endpoint = listed.EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == _id);
        Assert.Equal(url, endpoint.GetProperty("url").GetString());
        Assert.Equal(connection, endpoint.GetProperty("connection").GetString());
        Assert.Equal(1, endpoint.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("hl7-fhir-rest", "http://ehr.clinic.example/fhir")]
    [InlineData("hl7-fhir-rest", "https://me:secret@ehr.clinic.example/fhir")]
    [InlineData("hl7-fhir-rest", "https://ehr.clinic.example/fhir?key=secret")]
    [InlineData("hl7-fhir-rest", "https://ehr.clinic.example/fhir#here")]
    [InlineData("hl7-fhir-rest", "ehr.clinic.example/fhir")]
    [InlineData("hl7-fhir-rest", "records@clinic.example")]
    [InlineData("hl7-fhir-rest", "file:///etc/passwd")]
    [InlineData("direct-project", "https://clinic.example")]
    [InlineData("direct-project", "records@clinic.example?subject=hello")]
    [InlineData("secure-email", "mailto:records@clinic.example")]
    [InlineData("secure-email", "records@clinic")]
    public async Task What_is_no_address_of_its_kind_is_refused(string connection, string address)
    {
        var answer = await network.Administrator.PutAsJsonAsync($"{Endpoints}/{_id}", new { connection, address });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["address"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task One_that_is_withdrawn_is_kept_as_such_and_can_be_offered_again()
    {
        await OfferAsync("secure-email", "records@clinic.example", HttpStatusCode.Created);

        for (var time = 1; time <= 2; time++)
        {
            var withdrawn = await network.Administrator.PostAsync($"{Endpoints}/{_id}/withdraw", null);
            var view = await withdrawn.Content.ReadFromJsonAsync<JsonElement>();
            Assert.False(view.GetProperty("active").GetBoolean());
            Assert.Equal(2, view.GetProperty("version").GetInt64());
        }
        await OfferAsync("secure-email", "records@clinic.example", HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_the_organizations_own_and_administrators_say_it()
    {
        await OfferAsync("secure-email", "records@clinic.example", HttpStatusCode.Created);
        var elsewhere = $"/api/directory/organizations/{network.OtherClinic}/endpoints/{_id}";
        var terms = new { connection = "secure-email", address = "records@clinic.example" };

        await network.Administrator.PutAsJsonAsync(elsewhere, terms).IsAsync(HttpStatusCode.Conflict);
        await network.Administrator.PostAsync($"{elsewhere}/withdraw", null).IsAsync(HttpStatusCode.NotFound);
        var staff = network.Staff(Role.ClinicStaff, network.Clinic);
        await staff.PutAsJsonAsync($"{Endpoints}/{_id}", terms).IsAsync(HttpStatusCode.Forbidden);
        await staff.PostAsync($"{Endpoints}/{_id}/withdraw", null).IsAsync(HttpStatusCode.Forbidden);
    }

    private async Task OfferAsync(string connection, string address, HttpStatusCode status)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"{Endpoints}/{_id}", new { connection, name = "Records", address });
        Assert.True(status == answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
