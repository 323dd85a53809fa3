using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>The exchange's world with an endpoint in the same network, and no patience.</summary>
public sealed class SubscriptionWorld : IAsyncLifetime
{
    public const string Topics = "https://carebridge.example/fhir/SubscriptionTopic/";

    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    internal ExchangeWorld Exchange { get; } = new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Outbound:AllowHttp"] = "true",
            ["Outbound:AllowPrivateAddresses"] = "true",
            ["Exchange:Subscriptions:ShortestHeartbeat"] = "00:00:01",
            ["Exchange:Subscriptions:FirstRetry"] = "00:00:00.2",
            ["Exchange:Subscriptions:LongestRetry"] = "00:00:01",
        },
    };

    internal Receiver Receiver { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Receiver = await Receiver.StartAsync();
        await Exchange.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Exchange.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    internal JsonObject Request(string topic, string path, string content = "id-only", params string[] filters) =>
        RequestTo(Receiver.Address(path), topic, content, filters);

    internal static JsonObject RequestTo(string endpoint, string topic, string content, params string[] filters)
    {
        var request = new JsonObject
        {
            ["resourceType"] = "Subscription",
            ["status"] = "requested",
            ["reason"] = "The care team wants to know.",
            ["criteria"] = Topics + topic,
            ["channel"] = new JsonObject
            {
                ["type"] = "rest-hook",
                ["endpoint"] = endpoint,
                ["payload"] = "application/fhir+json",
                ["_payload"] = new JsonObject
                {
                    ["extension"] = new JsonArray(Extension("backport-payload-content", "valueCode", content)),
                },
                ["header"] = new JsonArray("Authorization: Bearer between-us"),
                ["extension"] = new JsonArray(
                    Extension("backport-timeout", "valueUnsignedInt", 3),
                    Extension("backport-max-count", "valuePositiveInt", 1)),
            },
        };
        if (filters.Length == 0) return request;
        var criteria = filters.Select(one => Extension("backport-filter-criteria", "valueString", one));
        request["_criteria"] = new JsonObject { ["extension"] = new JsonArray([.. criteria]) };
        return request;
    }

    public static JsonObject Extension(string name, string type, JsonNode value) => new()
    {
        ["url"] = name.Contains(':', StringComparison.Ordinal) ? name : Backport + name,
        [type] = value,
    };

    internal Task<HttpResponseMessage> PostAsync(JsonNode subscription, HttpClient? client = null) =>
        (client ?? Exchange.ClinicClient).PostAsync("/fhir/Subscription", Body(subscription));

    internal Task<HttpResponseMessage> PutAsync(JsonNode subscription, HttpClient? client = null) =>
        (client ?? Exchange.ClinicClient).PutAsync($"/fhir/Subscription/{subscription["id"]}", Body(subscription));

    internal async Task<JsonElement> ReadAsync(Guid id)
    {
        var answer = await Exchange.ClinicClient.GetAsync($"/fhir/Subscription/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    internal async Task<string?> StatusAsync(Guid id) => (await ReadAsync(id)).Text("status");

    /// <summary>A subscription whose endpoint has answered the handshake.</summary>
    internal async Task<Guid> SubscribeAsync(JsonObject subscription, HttpClient? client = null)
    {
        var answer = await PostAsync(subscription, client);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var id = Guid.Parse((await answer.JsonAsync()).Text("id")!);
        await Eventually.IsAsync("active", async () =>
            (await (await (client ?? Exchange.ClinicClient).GetAsync($"/fhir/Subscription/{id}")).JsonAsync())
            .Text("status"));
        return id;
    }

    /// <summary>For a system of the clinic that has nothing but this subscription.</summary>
    internal async Task<Guid> SubscribeApartAsync(JsonObject subscription)
    {
        var system = await Exchange.RegisterAsync(Exchange.Clinic);
        await SubscribeAsync(subscription, await Exchange.SignInAsync(system));
        return system;
    }

    /// <summary>Somebody of whom the clinic may know how they are, who is around them, and their referrals.</summary>
    internal Guid Consenting(params DisclosureCategory[] besides)
    {
        var participant = Guid.CreateVersion7();
        Exchange.Disclosures.Permit(
            participant,
            Exchange.Community,
            Exchange.Clinic,
            [
                DisclosureCategory.CheckInScores,
                DisclosureCategory.Attendance,
                DisclosureCategory.AftercarePlan,
                DisclosureCategory.Referrals,
                DisclosureCategory.CrisisEvents,
                .. besides,
            ]);
        return participant;
    }

    internal async Task<CheckInRecorded> CheckInAsync(Guid participant)
    {
        var checkIn = Exchange.CheckIn(participant);
        await Exchange.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        return checkIn;
    }

    /// <summary>The first that came to the path and will do.</summary>
    internal Task<Received> ReceivedAsync(string path, Func<Received, bool>? wanted = null) =>
        Eventually.SucceedsAsync(() => Task.FromResult(Receiver.EventsAt(path).First(wanted ?? (_ => true))));

    internal static StringContent Body(JsonNode json) =>
        new(json.ToJsonString()) { Headers = { ContentType = new MediaTypeHeaderValue("application/fhir+json") } };
}

[CollectionDefinition(Name)]
public sealed class SubscriptionCollection : ICollectionFixture<SubscriptionWorld>
{
    public const string Name = "subscriptions";
}
