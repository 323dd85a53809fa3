using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>Whoever fits what is said of them, among those whom the client may see.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class MatchingTests(ExchangeWorld world)
{
    private const string Numbers = "https://clinic.example/mrn";

    [Fact]
    public async Task Somebody_known_by_number_and_name_is_found_for_certain()
    {
        using var clinic = await ClinicAsync();
        var patient = await clinic.PatientAsync("Casey", "Lang", "C-1");

        var bundle = await clinic.MatchAsync(Asked("Casey", "Lang", "C-1"));

        var entry = Assert.Single(bundle.GetProperty("entry").EnumerateArray(), Is("match"));
        Assert.Equal($"{patient}", entry.Text("resource", "id"));
        Assert.EndsWith("StructureDefinition/match-grade", entry.Text("search", "extension", 0, "url"));
        Assert.Equal("certain", entry.Text("search", "extension", 0, "valueCode"));
        Assert.InRange(entry.GetProperty("search").GetProperty("score").GetDecimal(), 0.99m, 1m);
        Assert.Contains(RedisclosureNotice.Text, Assert.Single(bundle.Entries("outcome")).GetRawText());
        var question = Assert.Single(world.Disclosures.Authorized, asked => asked.RecipientId == clinic.System);
        Assert.Equal(patient, Assert.Single(question.Items).ResourceId);
    }

    [Fact]
    public async Task Those_who_fit_come_best_first_with_their_grades()
    {
        using var clinic = await ClinicAsync();
        var exact = await clinic.PatientAsync("Casey", "Lang", "C-1");
        var slip = await clinic.PatientAsync("Casey", "Lagn", "C-2");
        await clinic.PatientAsync("Robin", "Hart", "C-3");

        var bundle = await clinic.MatchAsync(Asked("Casey", "Lang"));

        Assert.Equal([exact, slip], bundle.Matches());
        Assert.Equal(["probable", "probable"], Grades(bundle));
        Assert.Equal("2", bundle.Text("total"));
        const string one = """, { "name": "count", "valueInteger": 1 }""";
        Assert.Equal([exact], (await clinic.MatchAsync(Asked("Casey", "Lang"), one)).Matches());
    }

    [Fact]
    public async Task Of_two_who_seem_certain_neither_is()
    {
        using var clinic = await ClinicAsync();
        await clinic.PatientAsync("Casey", "Lang", "C-1");
        await clinic.PatientAsync("Casey", "Lang", "C-1");
        const string only = """, { "name": "onlyCertainMatches", "valueBoolean": true }""";

        Assert.Equal(["probable", "probable"], Grades(await clinic.MatchAsync(Asked("Casey", "Lang", "C-1"))));
        Assert.Empty((await clinic.MatchAsync(Asked("Casey", "Lang", "C-1"), only)).Matches());

        using var other = await ClinicAsync();
        var patient = await other.PatientAsync("Casey", "Lang", "C-1");
        Assert.Equal([patient], (await other.MatchAsync(Asked("Casey", "Lang", "C-1"), only)).Matches());
    }

    [Fact]
    public async Task Whom_consent_withholds_is_nobody()
    {
        using var clinic = await ClinicAsync();
        using var other = await ClinicAsync();
        var patient = await clinic.PatientAsync("Casey", "Lang", "C-1");
        await other.PatientAsync("Robin", "Hart", "C-2");

        Assert.Empty((await other.MatchAsync(Asked("Casey", "Lang", "C-1"))).Matches());
        world.Disclosures.Revoke(patient, world.Community, clinic.Organization);
        var withheld = await clinic.MatchAsync(Asked("Casey", "Lang", "C-1"));
        Assert.Equal("0", withheld.Text("total"));
        Assert.False(withheld.TryGetProperty("entry", out _));
    }

    [Fact]
    public async Task Nobody_is_found_by_a_number_that_the_client_may_not_see()
    {
        using var clinic = await ClinicAsync();
        await clinic.PatientAsync(
            "Casey", "Lang", new ParticipantIdentifier(world.OtherClinic, Numbers, "hidden"));

        var bundle = await clinic.MatchAsync(Asked("Casey", "Lang", "hidden"));

        Assert.Equal(["probable"], Grades(bundle));
        Assert.DoesNotContain("hidden", bundle.GetRawText());
    }

    [Theory]
    [InlineData("""{ "resourceType": "Patient" }""", HttpStatusCode.UnprocessableEntity)]
    [InlineData(
        """{ "resourceType": "Patient", "name": [{ "family": "Lang" }] }""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{ "resourceType": "Patient", "birthDate": "1990-04-02" }""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{ "resourceType": "Patient", "birthDate": "soon" }""", HttpStatusCode.BadRequest)]
    [InlineData("""{ "resourceType": "Goal" }""", HttpStatusCode.BadRequest)]
    public async Task Who_says_too_little_or_something_else_is_refused(string resource, HttpStatusCode status)
    {
        var answer = await world.ClinicClient.PostAsync(
            "/fhir/Patient/$match", FilingDesk.Body(Parameters(JsonNode.Parse(resource)!)));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("OperationOutcome", (await answer.JsonAsync()).Text("resourceType"));
    }

    private static Predicate<JsonElement> Is(string mode) => entry => entry.Text("search", "mode") == mode;

    private static IEnumerable<string?> Grades(JsonElement bundle) => bundle.GetProperty("entry").EnumerateArray()
        .Where(entry => entry.Text("search", "mode") == "match")
        .Select(entry => entry.Text("search", "extension", 0, "valueCode"));

    private static JsonNode Parameters(JsonNode resource, string others = "") => JsonNode.Parse(
        $$"""
        { "resourceType": "Parameters", "parameter": [
          { "name": "resource", "resource": {{resource.ToJsonString()}} }{{others}} ] }
        """)!;

    private static JsonObject Asked(string given, string family, string? number = null)
    {
        var patient = new JsonObject
        {
            ["resourceType"] = "Patient",
            ["name"] = new JsonArray(new JsonObject { ["family"] = family, ["given"] = new JsonArray(given) }),
            ["birthDate"] = "1990-04-02",
        };
        if (number is not null)
            patient["identifier"] = new JsonArray(new JsonObject { ["system"] = Numbers, ["value"] = number });
        return patient;
    }

    private async Task<MatchingClinic> ClinicAsync()
    {
        var organization = Guid.CreateVersion7();
        await world.PutOrganizationAsync(organization, "Riverside Clinic", "clinic");
        var system = await world.RegisterAsync(organization);
        return new MatchingClinic(world, organization, system, await world.SignInAsync(system));
    }

    private sealed class MatchingClinic(ExchangeWorld world, Guid organization, Guid system, HttpClient http)
        : IDisposable
    {
        public Guid Organization => organization;

        public Guid System => system;

        public Task<Guid> PatientAsync(string given, string family, string number) =>
            PatientAsync(given, family, new ParticipantIdentifier(organization, Numbers, number));

        public async Task<Guid> PatientAsync(string given, string family, ParticipantIdentifier number)
        {
            var id = Guid.CreateVersion7();
            var seal = world.Host.Services.GetRequiredService<ISeal>();
            await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(id, version: 1) with
            {
                Details = seal.Seal(new ParticipantDetails
                {
                    GivenName = given,
                    FamilyName = family,
                    BirthDate = new DateOnly(1990, 4, 2),
                    Identifiers = [number],
                }),
            });
            world.Disclosures.Permit(id, world.Community, organization, DisclosureCategory.Engagement);
            await world.ProjectAsync<ProjectConsent, ConsentChanged>(
                world.Granted(id) with { RecipientOrganizationIds = [organization] });
            return id;
        }

        public async Task<JsonElement> MatchAsync(JsonNode patient, string others = "")
        {
            var answer = await http.PostAsync("/fhir/Patient/$match", FilingDesk.Body(Parameters(patient, others)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.JsonAsync();
        }

        public void Dispose() => http.Dispose();
    }
}
