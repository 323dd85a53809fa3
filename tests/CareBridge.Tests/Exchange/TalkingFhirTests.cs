using System.Net;
using System.Net.Http.Headers;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class TalkingFhirTests(ExchangeWorld world)
{
    [Fact]
    public async Task The_capability_statement_lists_what_is_served_to_anybody()
    {
        var statement = await (await world.Host.Anonymous.GetAsync("/fhir/metadata")).JsonAsync();

        Assert.Equal("CapabilityStatement", statement.Text("resourceType"));
        Assert.Equal("4.0.1", statement.Text("fhirVersion"));
        var resources = statement.GetProperty("rest")[0].GetProperty("resource").EnumerateArray().ToList();
        Assert.Superset(
            new HashSet<string?>
            {
                "Organization", "Patient", "ServiceRequest", "Task", "Consent", "Provenance", "Observation", "Goal",
                "Flag", "Subscription", "Group",
            },
            resources.Select(resource => resource.Text("type")).ToHashSet());
        Assert.Contains("Task", With("update"));
        Assert.Contains("Consent", With("create"));
        Assert.DoesNotContain("Observation", With("update"));
        var consents = resources.Single(resource => resource.Text("type") == "Consent");
        Assert.True(consents.GetProperty("updateCreate").GetBoolean());
        Assert.True(consents.GetProperty("conditionalCreate").GetBoolean());
        var tasks = resources.Single(resource => resource.Text("type") == "Task");
        Assert.False(tasks.TryGetProperty("updateCreate", out var creates) && creates.GetBoolean());
        Assert.Contains("ServiceRequest", tasks.Text("documentation"));
        Assert.Equal(
            ["batch", "transaction"],
            statement.GetProperty("rest")[0].GetProperty("interaction").EnumerateArray().Select(i => i.Text("code")));
        Assert.Contains(world.TokenEndpoint, statement.GetRawText());
        Assert.Equal("export", statement.Text("rest", 0, "operation", 0, "name"));
        Assert.Equal(
            ["break-glass", "validate", "everything", "aftercare-summary", "match", "export"],
            resources[1].GetProperty("operation").EnumerateArray().Select(operation => operation.Text("name")));

        IEnumerable<string?> With(string interaction) => resources
            .Where(resource => resource.Text("interaction")!.Contains($"\"{interaction}\"", StringComparison.Ordinal))
            .Select(resource => resource.Text("type"));
    }

    [Theory]
    [InlineData("GET", "/fhir/Condition", HttpStatusCode.NotFound, "not-supported")]
    [InlineData("GET", "/fhir/Condition/1", HttpStatusCode.NotFound, "not-supported")]
    [InlineData("GET", "/fhir/Task/not-an-id", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/fhir/Task/1/_tags", HttpStatusCode.NotFound, "not-supported")]
    [InlineData("GET", "/fhir", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("POST", "/fhir/Task", HttpStatusCode.UnprocessableEntity, "business-rule")]
    [InlineData("DELETE", "/fhir/Task/1", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("PUT", "/fhir/Observation/1", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("POST", "/fhir/Provenance", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("DELETE", "/fhir/Consent/1", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("PUT", "/fhir/Patient/$match", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("DELETE", "/fhir/Patient/1/$everything", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("PUT", "/fhir/$export/1", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("POST", "/fhir/$export/1/Patient-0.ndjson", HttpStatusCode.MethodNotAllowed, "not-supported")]
    [InlineData("PUT", "/fhir/metadata", HttpStatusCode.MethodNotAllowed, "not-supported")]
    public async Task An_address_that_is_not_served_is_told_so(
        string method, string path, HttpStatusCode status, string code)
    {
        var answer = await world.ClinicClient.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        var issue = await answer.IssueAsync(status);
        Assert.Equal(code, issue.Text("code"));
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed, answer.Content.Headers.Allow.Count > 0);
    }

    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("forged", "Bearer error=\"invalid_token\"")]
    public async Task Nothing_is_served_without_a_token(string? token, string challenge)
    {
        foreach (var path in (string[])["/fhir/Task/1", "/fhir/Organization"])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var answer = await world.Host.Anonymous.SendAsync(request);

            var issue = await answer.IssueAsync(HttpStatusCode.Unauthorized);
            Assert.Equal("login", issue.Text("code"));
            Assert.Equal(challenge, answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("application/fhir+xml", "", HttpStatusCode.NotAcceptable)]
    [InlineData("application/fhir+json", "?_format=xml", HttpStatusCode.NotAcceptable)]
    [InlineData("text/html, */*;q=0.1", "", HttpStatusCode.OK)]
    [InlineData("application/fhir+xml", "?_format=application/fhir+json", HttpStatusCode.OK)]
    [InlineData("application/json", "", HttpStatusCode.OK)]
    public async Task Json_is_what_is_spoken(string accept, string query, HttpStatusCode status)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/metadata" + query);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        var answer = await world.Host.Anonymous.SendAsync(request);

        if (status == HttpStatusCode.OK) Assert.Equal(status, answer.StatusCode);
        else await answer.IssueAsync(status);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
