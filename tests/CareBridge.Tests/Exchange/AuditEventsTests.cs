using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class AuditEventsTests(ExchangeWorld world)
{
    private const string Address = "/api/exchange/audit-events";

    private readonly Guid _participant = Guid.CreateVersion7();

    private HttpClient Participant => world.Host.As(new Caller(_participant, Role.Participant, null));

    [Fact]
    public async Task A_participant_reads_every_disclosure_page_by_page()
    {
        var lines = Enumerable.Range(0, 3).Select(hour => Put(world.Community, hour)).Reverse().ToList();

        var first = await ReadAsync(Participant, Address);
        var second = await ReadAsync(Participant, first.Link("next")!);

        Assert.Equal("searchset", first.Text("type"));
        Assert.Equal(lines.Take(2).Select(line => line.Id), first.Matches());
        Assert.Equal(lines.Skip(2).Select(line => line.Id), second.Matches());
        Assert.Null(second.Link("next"));
        Assert.Equal(Address, first.Link("self"));
    }

    [Fact]
    public async Task A_line_says_who_disclosed_what_to_whom_why_and_under_which_consent()
    {
        var line = Put(world.Community, 0);

        var audit = Assert.Single((await ReadAsync(Participant, Address)).Entries("match"));

        Assert.Equal("AuditEvent", audit.Text("resourceType"));
        Assert.Equal("110106", audit.Text("type", "code"));
        Assert.Equal("disclose", audit.Text("subtype", 0, "code"));
        Assert.Equal("R", audit.Text("action"));
        Assert.Equal("0", audit.Text("outcome"));
        Assert.StartsWith("2026-11-20T12:00:00", audit.Text("recorded"));
        Assert.Equal("TREAT", audit.Text("purposeOfEvent", 0, "coding", 0, "code"));
        Assert.Equal($"Organization/{world.Community}", audit.Text("agent", 0, "who", "reference"));
        Assert.Equal($"Organization/{world.Clinic}", audit.Text("agent", 1, "who", "reference"));
        Assert.Equal($"{line.RecipientId}", audit.Text("agent", 2, "who", "identifier", "value"));
        Assert.Equal(
            ["false", "false", "true"],
            audit.GetProperty("agent").EnumerateArray().Select(agent => agent.Text("requestor")));
        var item = line.Items[0];
        Assert.Equal(
            [
                ($"Patient/{_participant}", "1"),
                ($"Observation/{item.ResourceId}/_history/1", "4"),
                ($"Consent/{line.ConsentId}", "13"),
            ],
            audit.GetProperty("entity").EnumerateArray()
                .Select(entity => (entity.Text("what", "reference"), entity.Text("role", "code"))));
        Assert.Equal("check-in-scores", audit.Text("entity", 1, "detail", 0, "valueString"));
        Assert.Contains("42CFRPart2", audit.GetProperty("meta").GetProperty("security").GetRawText());
    }

    [Fact]
    public async Task An_emergency_says_who_disclosed_and_why()
    {
        var by = Guid.CreateVersion7();
        var breakGlass = Guid.CreateVersion7();
        Put(world.Community, 0, line => line with
        {
            ConsentId = null,
            Emergency = new EmergencyGrounds(by, "suicide-risk-high"),
            BreakGlassId = breakGlass,
        });

        var audit = Assert.Single((await ReadAsync(Participant, Address)).Entries("match"));

        Assert.Equal($"{by}", audit.Text("agent", 1, "who", "identifier", "value"));
        var details = audit.GetProperty("entity")[2].GetProperty("detail");
        Assert.Equal("suicide-risk-high", details.Text(0, "valueString"));
        Assert.Equal($"{breakGlass}", details.Text(1, "valueString"));
    }

    [Fact]
    public async Task A_privacy_officer_reads_what_their_own_organization_disclosed()
    {
        var own = Put(world.Community, 0);
        Put(world.OtherClinic, 1);
        var officer = world.Host.As(new Caller(Guid.CreateVersion7(), Role.PrivacyOfficer, world.Community));

        var bundle = await ReadAsync(officer, $"{Address}?participantId={_participant}");

        Assert.Equal([own.Id], bundle.Matches());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.GetAsync(Address)).StatusCode);
    }

    [Fact]
    public async Task Since_and_until_bound_it()
    {
        var lines = Enumerable.Range(0, 3).Select(hour => Put(world.Community, hour)).ToList();

        var bundle = await ReadAsync(
            Participant,
            $"{Address}?since=2026-11-20T12:30:00Z&until=2026-11-20T13:30:00Z&participantId={_participant}");

        Assert.Equal([lines[1].Id], bundle.Matches());
        var reversed = await Participant.GetAsync($"{Address}?since=2026-11-21T00:00:00Z&until=2026-11-20T00:00:00Z");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reversed.StatusCode);
    }

    [Fact]
    public async Task Nobody_reads_anybody_elses()
    {
        Put(world.Community, 0);
        var other = world.Host.As(new Caller(Guid.CreateVersion7(), Role.Participant, null));
        var specialist = world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, world.Community));
        var address = $"{Address}?participantId={_participant}";

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Host.Anonymous.GetAsync(address)).StatusCode);
        Assert.Empty((await ReadAsync(other, Address)).Matches());
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.JsonAsync();
    }

    private AccountedDisclosure Put(
        Guid discloser, int hour, Func<AccountedDisclosure, AccountedDisclosure>? change = null)
    {
        var line = new AccountedDisclosure
        {
            Id = Guid.CreateVersion7(),
            DisclosureId = Guid.CreateVersion7(),
            ParticipantId = _participant,
            DiscloserOrganizationId = discloser,
            RecipientOrganizationId = world.Clinic,
            RecipientId = world.ClinicSystem,
            Purpose = PurposeOfUse.Treatment,
            ConsentId = Guid.CreateVersion7(),
            DisclosedAt = ExchangeWorld.Noon.AddHours(hour),
            Items =
            [
                new DisclosureItem(
                    "Observation", Guid.CreateVersion7(), 1, _participant, discloser, DisclosureCategory.CheckInScores),
            ],
        };
        line = change?.Invoke(line) ?? line;
        world.Accounting.Lines.Enqueue(line);
        return line;
    }
}
