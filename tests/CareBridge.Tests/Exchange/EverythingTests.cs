using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class EverythingTests(ExchangeWorld world)
{
    [Fact]
    public async Task Everything_is_what_the_client_may_see_of_the_patient()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        var (first, second) = (await CheckInAsync(patient), await CheckInAsync(patient));
        await CheckInAsync(patient, organization: Guid.CreateVersion7());
        await CheckInAsync(await PatientAsync(DisclosureCategory.CheckInScores));
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(world.Referral(patient));

        var bundle = await ReadAsync($"/fhir/Patient/{patient}/$everything");

        var resources = bundle.Entries("match").Select(resource => resource.Text("resourceType")!).ToList();
        Assert.Equal(
            ["Patient", "Consent", .. Enumerable.Repeat("Provenance", 4), "Observation", "Observation"], resources);
        Assert.Equal([first, second], bundle.Matches()[6..]);
        Assert.Contains(
            RedisclosureNotice.Text, Assert.Single(bundle.Entries("outcome")).GetRawText());
        Assert.Equal("42CFRPart2", bundle.Text("meta", "security", 1, "code"));
        var accounted = world.Disclosures.Authorized.Where(question => question.Items[0].ParticipantId == patient);
        Assert.Equal(8, Assert.Single(accounted).Items.Count);
    }

    [Fact]
    public async Task Pages_hold_everything_once_and_what_arrives_meanwhile()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        var expected = new List<Guid>();
        for (var number = 0; number < 4; number++) expected.Add(await CheckInAsync(patient));

        var found = new List<JsonElement>();
        for (var next = $"/fhir/Patient/{patient}/$everything?_count=3"; next is not null;)
        {
            var page = await ReadAsync(next);
            var matches = page.Entries("match");
            Assert.True(matches.Count is > 0 and <= 3);
            if (found.Count == 0) expected.Add(await CheckInAsync(patient));
            found.AddRange(matches);
            next = page.Link("next");
        }

        Assert.Equal(
            expected,
            found.Where(one => one.Text("resourceType") == "Observation").Select(one => Guid.Parse(one.Text("id")!)));
        Assert.Equal(14, found.Select(one => one.Text("resourceType") + one.Text("id")).Distinct().Count());
        Assert.Equal(14, found.Count);
    }

    [Theory]
    [InlineData("_type=Observation", 3)]
    [InlineData("_type=Observation&start=2026-02-01", 2)]
    [InlineData("_type=Observation&start=2026-02-01&end=2026-02-01", 1)]
    [InlineData("_type=Observation&end=2026-02", 2)]
    [InlineData("_type=Observation&start=2026-01-15&_count=1", 1)]
    [InlineData("_type=Observation,Goal&start=2027", 0)]
    [InlineData("_since=2099-01-01T00:00:00Z", 0)]
    [InlineData("_type=Observation&_since=2020-01-01T00:00:00Z", 3)]
    public async Task It_is_narrowed(string query, int count)
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        foreach (var month in (int[])[1, 2, 3])
            await CheckInAsync(patient, heldAt: new DateTimeOffset(2026, month, 1, 12, 0, 0, TimeSpan.Zero));

        var bundle = await ReadAsync($"/fhir/Patient/{patient}/$everything?{query}");

        Assert.Equal(count, bundle.Matches().Count);
        Assert.Equal(query.Contains("_count"), bundle.Link("next") is not null);
        // That there is nothing says that there might be: somebody whose records it may see.
        Assert.Contains(world.Disclosures.Authorized, question => question.Items[0].ParticipantId == patient);
    }

    [Fact]
    public async Task It_is_posted_as_well()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        await CheckInAsync(patient);

        var answer = await world.ClinicClient.PostAsync($"/fhir/Patient/{patient}/$everything", FilingDesk.Body(
            System.Text.Json.Nodes.JsonNode.Parse("""
                { "resourceType": "Parameters", "parameter": [
                  { "name": "_type", "valueCode": "Patient" }, { "name": "_count", "valueInteger": 5 } ] }
                """)!));

        Assert.Equal([patient], (await answer.JsonAsync()).Matches());
    }

    [Fact]
    public async Task It_is_posted_with_no_body_and_no_length_of_one()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        await CheckInAsync(patient);
        using var client = new TcpClient();
        await client.ConnectAsync(world.Host.Address.Host, world.Host.Address.Port);

        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(
            $"POST /fhir/Patient/{patient}/$everything HTTP/1.1\r\nHost: {world.Host.Address.Authority}\r\n"
            + $"Authorization: {world.ClinicClient.DefaultRequestHeaders.Authorization}\r\n"
            + "Connection: close\r\n\r\n"));

        using var reader = new StreamReader(client.GetStream());
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Of_whom_nothing_may_be_seen_does_not_exist()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        await CheckInAsync(patient);
        var address = $"/fhir/Patient/{patient}/$everything?_count=1";
        var next = (await ReadAsync(address)).Link("next")!;

        await (await world.ClinicClient.GetAsync(next.Replace($"{patient}", $"{Guid.CreateVersion7()}")))
            .IssueAsync(HttpStatusCode.BadRequest);
        world.Disclosures.Revoke(patient, world.Community, world.Clinic);

        foreach (var one in (string[])[address, next, $"/fhir/Patient/{Guid.CreateVersion7()}/$everything",
            "/fhir/Patient/nobody/$everything"])
            await (await world.ClinicClient.GetAsync(one)).IssueAsync(HttpStatusCode.NotFound);
        await (await world.OtherClient.GetAsync(address)).IssueAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("_type=Condition")]
    [InlineData("_count=0")]
    [InlineData("_count=many")]
    [InlineData("start=soon")]
    [InlineData("end=gt2026")]
    [InlineData("_cursor=made-up")]
    public async Task What_cannot_be_honoured_is_refused(string query) => await (await world.ClinicClient.GetAsync(
        $"/fhir/Patient/{Guid.CreateVersion7()}/$everything?{query}")).IssueAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_token_gets_what_it_reaches()
    {
        var patient = await PatientAsync(DisclosureCategory.CheckInScores);
        await CheckInAsync(patient);
        using var narrow = await world.SignInAsync(world.ClinicSystem, "system/Patient.r system/Goal.r");
        using var none = await world.SignInAsync(world.ClinicSystem, "system/Observation.rs");

        var bundle = await (await narrow.GetAsync($"/fhir/Patient/{patient}/$everything")).JsonAsync();
        Assert.Equal([patient], bundle.Matches());
        await (await narrow.GetAsync($"/fhir/Patient/{patient}/$everything?_type=Observation"))
            .IssueAsync(HttpStatusCode.Forbidden);
        await (await none.GetAsync($"/fhir/Patient/{patient}/$everything")).IssueAsync(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> PatientAsync(params DisclosureCategory[] categories)
    {
        var patient = Guid.CreateVersion7();
        await world.ProjectAsync<ProjectParticipant, CareBridge.Contracts.Directory.ParticipantChanged>(
            world.Participant(patient, version: 1));
        world.Disclosures.Permit(patient, world.Community, world.Clinic, categories);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(world.Granted(patient));
        return patient;
    }

    private async Task<Guid> CheckInAsync(Guid patient, Guid? organization = null, DateTimeOffset? heldAt = null)
    {
        var checkIn = world.CheckIn(patient, organization, heldAt);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn.CheckInId;
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
