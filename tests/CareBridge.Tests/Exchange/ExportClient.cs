using System.Net;
using System.Text;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>A clinic whose system exports, in a world whose clock moves only when it is told to.</summary>
internal sealed class ExportClient : IDisposable
{
    private readonly ExchangeWorld _world;

    private ExportClient(ExchangeWorld world, Guid organization, Guid system, HttpClient http)
    {
        (_world, Organization, System, Http) = (world, organization, system, http);
    }

    public Guid Organization { get; }

    public Guid System { get; }

    public HttpClient Http { get; private set; }

    private FixedClock Clock => _world.Clock!;

    public static async Task<ExportClient> OpenAsync(ExchangeWorld world)
    {
        var organization = Guid.CreateVersion7();
        await world.PutOrganizationAsync(organization, "Riverside Clinic", "clinic");
        var system = await world.RegisterAsync(organization);
        return new ExportClient(world, organization, system, await world.SignInAsync(system));
    }

    /// <summary>Its token does not last as long as tests move the clock.</summary>
    public async Task SignInAgainAsync(string scope = ExchangeWorld.AllScopes)
    {
        Http.Dispose();
        Http = await _world.SignInAsync(System, scope);
    }

    /// <summary>Somebody who has consented that the clinic is told of their check-ins.</summary>
    public async Task<Guid> PatientAsync(int checkIns = 0)
    {
        var participant = Guid.CreateVersion7();
        await _world.ProjectAsync<ProjectParticipant, ParticipantChanged>(
            _world.Participant(participant, version: 1) with { ChangedAt = Clock.GetUtcNow() });
        await ConsentAsync(participant);
        for (var number = 0; number < checkIns; number++) await CheckInAsync(participant);
        return participant;
    }

    public async Task ConsentAsync(Guid participant)
    {
        _world.Disclosures.Permit(
            participant, _world.Community, Organization, DisclosureCategory.CheckInScores);
        await _world.ProjectAsync<ProjectConsent, ConsentChanged>(_world.Granted(participant) with
        {
            RecipientOrganizationIds = [Organization],
            ChangedAt = Clock.GetUtcNow(),
        });
    }

    public void Revoke(Guid participant) =>
        _world.Disclosures.Revoke(participant, _world.Community, Organization);

    public async Task<Guid> CheckInAsync(Guid participant)
    {
        var checkIn = _world.CheckIn(participant) with { RecordedAt = Clock.GetUtcNow() };
        await _world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn.CheckInId;
    }

    public async Task<HttpResponseMessage> AskAsync(
        string address = "/fhir/$export", string? prefer = "respond-async", string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/fhir+json");
        return await Http.SendAsync(request);
    }

    /// <summary>Where the export can be followed.</summary>
    public async Task<string> StartAsync(string address = "/fhir/$export")
    {
        var answer = await AskAsync(address);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return Assert.Single(answer.Content.Headers.GetValues("Content-Location"));
    }

    public Task<JsonElement> FinishAsync(string status) => Eventually.SucceedsAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await Http.GetAsync(status);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    });

    public async Task<JsonElement> ExportAsync(string address = "/fhir/$export") =>
        await FinishAsync(await StartAsync(address));

    /// <summary>All lines of the type's files.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync(
        JsonElement manifest, string type, string files = "output")
    {
        var lines = new List<JsonElement>();
        foreach (var file in manifest.GetProperty(files).EnumerateArray().Where(file => file.Text("type") == type))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file.Text("url"));
            request.Headers.Add("Accept", "application/fhir+ndjson");
            var answer = await Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/fhir+ndjson", answer.Content.Headers.ContentType?.MediaType);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(text.Length == 0 || text.EndsWith('\n'));
            lines.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement));
        }
        return lines;
    }

    public async Task<IReadOnlyList<Guid>> IdsAsync(JsonElement manifest, string type) =>
        [.. (await LinesAsync(manifest, type)).Select(line => Guid.Parse(line.Text("id")!))];

    public static string File(JsonElement manifest, string type) => manifest.GetProperty("output").EnumerateArray()
        .Where(file => file.Text("type") == type).Select(file => file.Text("url")!).First();

    public void Dispose() => Http.Dispose();
}
