using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>The OpenAPI documents, against the endpoints that are there.</summary>
public sealed partial class ApiDescriptionsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    /// <summary>Pages with forms, for people.</summary>
    private static readonly string[] Pages =
    [
        "GET /api/consent/links/{token}", "POST /api/consent/links/{token}", "POST /api/consent/links/{token}/answer",
        "GET /api/aftercare/links/{token}", "POST /api/aftercare/links/{token}",
        "GET /api/portal/links/{token}", "POST /api/portal/links/{token}",
        "GET /api/crisis/links/{token}", "POST /api/crisis/links/{token}",
        "GET /api/referrals/links/{token}", "POST /api/referrals/links/{token}",
        "GET /api/portal/notices/unsubscribe/{token}", "POST /api/portal/notices/unsubscribe/{token}",
    ];

    public static TheoryData<string> Services => [.. Host.Services.All.Select(module => module.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_endpoint_is_described_and_nothing_else(string service)
    {
        var mapped = network.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                .Select(method => $"{method} /{Address(endpoint)}"))
            .Where(name => name.Contains($" /api/{service}/", StringComparison.Ordinal))
            .Except(Pages);

        var described = (await OperationsAsync(service)).Select(one => one.Name);

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_operation_says_what_it_is_who_may_and_what_comes_back(string service)
    {
        var operations = await OperationsAsync(service);

        foreach (var (name, operation) in operations)
        {
            Assert.Matches("^[A-Z][a-z'-]+( [a-z'-]+)*$", (string?)operation["summary"]);
            Assert.Matches("^(For: |For whoever is signed in|Open to whoever asks)", (string?)operation["description"]);
            Assert.NotEmpty(operation["tags"]!.AsArray());
            var answers = operation["responses"]!.AsObject();
            var good = answers.Where(answer => answer.Key.StartsWith('2')).ToList();
            Assert.True(good.Count > 0, name);
            foreach (var (_, answer) in good.Where(answer => answer.Key != "204"))
            {
                var content = answer!["content"]?.AsObject();
                Assert.True(
                    content is { Count: > 0 } && content.All(one => one.Value!["schema"] is not null),
                    $"{name}: the endpoint does not say what it answers (Creates, Produces).");
            }
            Assert.True(answers.ContainsKey("503"), name);
        }
        var twice = operations.GroupBy(one => (string?)one.Operation["operationId"]).Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(one => $"{one.Name} is {same.Key}; tell them apart with WithSummary."));
        Assert.Empty(twice);
    }

    [Fact]
    public async Task Roles_are_those_that_are_let_in()
    {
        var operations = await OperationsAsync("crisis");

        var acknowledging = Assert.Single(
            operations, one => one.Name == "POST /api/crisis/escalations/{id}/acknowledge").Operation;
        var drills = Assert.Single(operations, one => one.Name == "GET /api/crisis/drills").Operation;
        var session = (await OperationsAsync("portal")).Single(one => one.Name == "POST /api/portal/token").Operation;

        Assert.Equal(
            """[{"bearer":["crisis-responder"]},{"cookie":["crisis-responder"]}]""",
            acknowledging["security"]!.ToJsonString());
        Assert.Equal("For: administrator, crisis-responder.", (string?)drills["description"]);
        Assert.Null(session["security"]);
    }

    [Fact]
    public async Task Codes_are_in_kebab_case_and_each_use_case_has_its_own_request()
    {
        var referrals = await DocumentAsync("referrals");
        var directory = await DocumentAsync("directory");

        Assert.Equal(
            """["no-show","completed","cancelled"]""",
            new JsonArray([.. Schema(referrals, "ReferralStatus")["enum"]!.AsArray().TakeLast(3)
                .Select(code => code!.DeepClone())]).ToJsonString());
        var direction = referrals["paths"]!["/api/referrals/referrals"]!["get"]!["parameters"]!.AsArray()
            .Single(parameter => (string?)parameter!["name"] == "direction");
        Assert.Equal("""["outgoing","incoming"]""", direction!["schema"]!["enum"]!.ToJsonString());
        Assert.NotNull(Schema(directory, "RegisterOrganizationRequest")["properties"]!["crisisTeamId"]);
        Assert.NotNull(Schema(directory, "RegisterParticipantRequest")["properties"]!["birthDate"]);
    }

    /// <summary>A member that is null is left out of what is sent.</summary>
    [Fact]
    public async Task What_may_be_missing_is_not_required()
    {
        var view = Schema(await DocumentAsync("referrals"), "ReferralView");

        var required = view["required"]!.AsArray().Select(name => (string?)name).ToList();
        Assert.Contains("status", required);
        Assert.DoesNotContain("sentAt", required);
        Assert.DoesNotContain("disclosure", required);
    }

    private async Task<List<(string Name, JsonNode Operation)>> OperationsAsync(string service) =>
    [
        .. from path in (await DocumentAsync(service))["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!),
    ];

    private async Task<JsonNode> DocumentAsync(string service) =>
        (await network.Host.Anonymous.GetFromJsonAsync<JsonNode>($"/openapi/{service}.json"))!;

    private static JsonNode Schema(JsonNode document, string name) => document["components"]!["schemas"]![name]!;

    private static string Address(RouteEndpoint endpoint) =>
        Constraints().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}");

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraints();
}
