using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Mapping;
using CareBridge.Tests.Exchange.Subscriptions;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Tests.Exchange;

/// <summary>What is said of each operation is what it does.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class OperationDefinitionsTests(ExchangeWorld world) : IAsyncLifetime
{
    private readonly Guid _patient = Guid.CreateVersion7();
    private readonly Guid _subscription = Guid.CreateVersion7();

    public async Task InitializeAsync()
    {
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(world.Participant(_patient, version: 1));
        await world.ConsentAsync(_patient, DisclosureCategory.Engagement);
        var subscription = SubscriptionWorld.RequestTo("https://ehr.example/hook", "referral-changed", "id-only");
        subscription["id"] = $"{_subscription}";
        var put = await world.ClinicClient.PutAsync(
            $"/fhir/Subscription/{_subscription}", FilingDesk.Body(subscription));
        put.EnsureSuccessStatusCode();
    }

    public Task DisposeAsync() => world.ClinicClient.DeleteAsync($"/fhir/Subscription/{_subscription}");

    [Fact]
    public async Task Every_operation_in_the_capability_statement_has_a_definition_here()
    {
        var statement = await ReadAsync("/fhir/metadata");
        var rest = statement.GetProperty("rest")[0];
        var named = rest.GetProperty("resource").EnumerateArray()
            .Where(resource => resource.TryGetProperty("operation", out _))
            .SelectMany(resource => Named(resource, resource.Text("type")))
            .Concat(Named(rest, type: null)).ToList();

        foreach (var (type, name, definition) in named)
        {
            Assert.StartsWith(Canonicals.Own, definition);
            var defined = await ReadAsync($"/fhir/{definition[Canonicals.Own.Length..]}");
            Assert.Equal(definition, defined.Text("url"));
            Assert.Equal(name, defined.Text("code"));
            Assert.Equal(type is null ? "true" : "false", defined.Text("system"));
            if (type is not null)
                Assert.Contains(type, defined.GetProperty("resource").EnumerateArray().Select(one => one.GetString()));
            if (name is "aftercare-summary" or "break-glass") Assert.False(defined.TryGetProperty("base", out _));
            else Assert.StartsWith("http://hl7.org/fhir/", defined.Text("base"));
        }
        Assert.Equal(
            ServedOperations.All.Select(operation => operation.Id).Order(),
            named.Select(one => one.Definition[(one.Definition.LastIndexOf('/') + 1)..]).Distinct().Order());
    }

    public static TheoryData<string> Operations => [.. ServedOperations.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_parameter_is_taken_and_an_unlisted_one_as_it_is_said(string id)
    {
        var operation = ServedOperations.All.Single(one => one.Id == id);
        foreach (var address in Addresses(operation))
        {
            foreach (var parameter in operation.Parameters)
            {
                // Which subscription is said by the address already.
                var isTaken = operation != ServedOperations.Status || !address.Contains($"{_subscription}");
                await AssertAsync(operation, address, parameter.Name, isTaken);
            }
            await AssertAsync(operation, address, "unheard", isTaken: id is "validate" or "everything");
        }
    }

    [Fact]
    public async Task Parameters_that_are_ignored_are_refused_where_that_is_asked_for_and_the_other_way_round()
    {
        var everything = await SendAsync(
            HttpMethod.Get, $"/fhir/Patient/{_patient}/$everything?x=1", "handling=strict");
        Assert.Equal(HttpStatusCode.BadRequest, everything.StatusCode);
        var export = await SendAsync(HttpMethod.Get, "/fhir/$export?x=1", "respond-async, handling=lenient");
        Assert.Equal(HttpStatusCode.Accepted, export.StatusCode);
        await world.ClinicClient.DeleteAsync(export.Content.Headers.ContentLocation);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_takes_the_methods_that_its_definition_has(string id)
    {
        var operation = ServedOperations.All.Single(one => one.Id == id);
        foreach (var address in Addresses(operation))
        {
            var answer = await SendAsync(HttpMethod.Patch, address);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(operation.Methods, string.Join(", ", answer.Content.Headers.Allow));
        }
    }

    private static IEnumerable<(string? Type, string Name, string Definition)> Named(
        JsonElement parent, string? type) => parent.GetProperty("operation").EnumerateArray()
            .Select(one => (type, one.Text("name")!, one.Text("definition")!));

    private async Task AssertAsync(ServedOperation operation, string address, string parameter, bool isTaken)
    {
        var posted = await SendAsync(
            HttpMethod.Post, address, "respond-async", FilingDesk.Body(Body(operation, parameter)));
        Assert.True(posted.IsSuccessStatusCode == isTaken, $"{address} {parameter}: {posted.StatusCode}");
        await EndAsync(posted);
        if (!operation.ByGet) return;
        var value = Uri.EscapeDataString(ValueOf(parameter).Text);
        var asked = await SendAsync(HttpMethod.Get, $"{address}?{parameter}={value}", "respond-async");
        Assert.True(asked.IsSuccessStatusCode == isTaken, $"{address}?{parameter}: {asked.StatusCode}");
        await EndAsync(asked);
    }

    /// <summary>An export that has begun counts among those that a client may have.</summary>
    private async Task EndAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.Accepted)
            await world.ClinicClient.DeleteAsync(answer.Content.Headers.ContentLocation);
    }

    private static JsonObject Body(ServedOperation operation, string parameter)
    {
        var names = operation.Parameters.Where(one => one.IsRequired).Select(one => one.Name).Append(parameter);
        var given = names.Distinct().Select(name => (JsonNode)Parameter(operation, name));
        return new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. given]) };
    }

    private static JsonObject Parameter(ServedOperation operation, string name)
    {
        if (name == "resource") return new JsonObject { ["name"] = name, ["resource"] = Resource(operation) };
        var (type, text) = ValueOf(name);
        JsonNode value = type switch
        {
            "Integer" => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
            "Boolean" => bool.Parse(text),
            _ => text,
        };
        return new JsonObject { ["name"] = name, [$"value{type}"] = value };
    }

    private static JsonObject Resource(ServedOperation operation) => operation.Code == "match"
        ? JsonNode.Parse("""
            { "resourceType": "Patient", "name": [{ "family": "Lang", "given": ["Casey"] }] }
            """)!.AsObject()
        : new JsonObject { ["resourceType"] = nameof(Organization), ["name"] = "A" };

    private static (string Type, string Text) ValueOf(string parameter) => parameter switch
    {
        "mode" => ("Code", "profile"),
        "profile" => ("Uri", "urn:none"),
        "start" or "end" => ("Date", "2026-11-20"),
        "_since" => ("Instant", "2026-11-20T12:00:00Z"),
        "_type" => ("Code", "Patient"),
        "_count" or "count" => ("Integer", "1"),
        "onlyCertainMatches" or "safeToTellPatient" => ("Boolean", "true"),
        "_outputFormat" => ("String", "ndjson"),
        "id" => ("Id", $"{Guid.Empty}"),
        "status" => ("Code", "active"),
        "content" => ("Code", "id-only"),
        _ => ("String", "1"),
    };

    private IEnumerable<string> Addresses(ServedOperation operation)
    {
        if (operation.OnSystem) return [$"/fhir/${operation.Code}"];
        var type = operation.Code == "validate" ? nameof(Organization) : operation.Types[0];
        var id = type switch
        {
            nameof(Patient) => _patient,
            nameof(Group) => world.Clinic,
            _ => _subscription,
        };
        return
        [
            .. operation.OnType ? [$"/fhir/{type}/${operation.Code}"] : Array.Empty<string>(),
            .. operation.OnInstance ? [$"/fhir/{type}/{id}/${operation.Code}"] : Array.Empty<string>(),
        ];
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, string? prefer = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return await world.ClinicClient.SendAsync(request);
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await world.Host.Anonymous.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
