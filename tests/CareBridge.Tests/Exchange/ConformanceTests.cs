using System.Net;
using System.Text;
using System.Text.Json;
using CareBridge.Exchange.Features.Conformance;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Testing;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Tests.Exchange;

/// <summary>What we say of ourselves is so.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class ConformanceTests(ExchangeWorld world)
{
    [Fact]
    public async Task Every_code_system_and_extension_in_our_resources_is_served_under_its_canonical_address()
    {
        foreach (var definition in ReadDefinitions.All)
        {
            var path = definition.Url[Canonicals.Own.Length..];
            var read = await GetAsync($"/fhir/{path}");
            Assert.Equal(definition.Url, read.Text("url"));
            var found = await GetAsync(
                $"/fhir/{definition.Type}?url={Uri.EscapeDataString(definition.Url)}&name={definition.Name}");
            Assert.Equal("1", found.Text("total"));
        }
        var own = typeof(CodeSystems).GetFields().Concat(typeof(Canonicals).GetFields())
            .Select(field => field.GetValue(null)).OfType<string>()
            .Where(url => url.StartsWith(Canonicals.Own + "CodeSystem/", StringComparison.Ordinal)
                || url.StartsWith(Canonicals.Own + "StructureDefinition/", StringComparison.Ordinal)
                || url.StartsWith(Canonicals.Own + "Questionnaire/", StringComparison.Ordinal));
        Assert.Empty(own.Except(ReadDefinitions.All.Select(definition => definition.Url)));
    }

    [Theory]
    [InlineData("Questionnaire/barc-10")]
    [InlineData("CodeSystem/engagement")]
    public async Task A_definition_has_a_version_that_is_read_and_not_sent_twice(string address)
    {
        var first = await world.Host.Anonymous.GetAsync($"/fhir/{address}");
        var definition = await first.JsonAsync();
        var version = definition.Text("meta", "versionId");
        Assert.Equal($"W/\"{version}\"", first.Headers.ETag?.ToString());

        Assert.Equal(
            definition.GetRawText(), (await GetAsync($"/fhir/{address}/_history/{version}")).GetRawText());
        await (await world.Host.Anonymous.GetAsync($"/fhir/{address}/_history/1")).IssueAsync(HttpStatusCode.NotFound);
        foreach (var history in (string[])[$"{address}/_history", $"{address.Split('/')[0]}/_history"])
        {
            var entries = (await GetAsync($"/fhir/{history}")).GetProperty("entry").EnumerateArray();
            Assert.Contains(entries, entry => entry.Text("request", "url") == address);
        }
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/fhir/{address}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await world.Host.Anonymous.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_definition_that_is_not_there_is_not_found_and_unknown_parameters_are_named()
    {
        await (await world.Host.Anonymous.GetAsync("/fhir/CodeSystem/none")).IssueAsync(HttpStatusCode.NotFound);
        var bundle = await GetAsync("/fhir/ValueSet?version=1");
        Assert.Contains("version", Assert.Single(bundle.Entries("outcome")).GetRawText());
    }

    [Fact]
    public async Task The_capability_statement_names_every_type_parameter_and_include_that_is_served()
    {
        var statement = await GetAsync("/fhir/metadata");
        var resources = statement.GetProperty("rest")[0].GetProperty("resource").EnumerateArray().ToList();

        foreach (var type in ServedTypes.All)
        {
            var described = Assert.Single(resources, resource => resource.Text("type") == type.Name);
            Assert.Equal(
                type.Parameters.Select(parameter => parameter.Name),
                described.TryGetProperty("searchParam", out var parameters)
                    ? parameters.EnumerateArray().Select(parameter => parameter.Text("name"))
                    : []);
            Assert.Distinct(type.Parameters.Select(parameter => parameter.Name));
        }
        Assert.IsType<CapabilityStatement>(FhirJson.Read(Encoding.UTF8.GetBytes(statement.GetRawText())));
        var goal = Assert.Single(resources, resource => resource.Text("type") == "Goal");
        Assert.Equal(Profiles.For("Goal").Single(), goal.Text("supportedProfile", 0));
        Assert.Equal(resources.Count, resources.Select(resource => resource.Text("type")).Distinct().Count());
        var task = Assert.Single(resources, resource => resource.Text("type") == "Task");
        Assert.Contains("Task:focus", task.GetProperty("searchInclude").EnumerateArray().Select(i => i.GetString()));
        var patient = Assert.Single(resources, resource => resource.Text("type") == "Patient");
        Assert.Contains(
            "Observation:patient",
            patient.GetProperty("searchRevInclude").EnumerateArray().Select(include => include.GetString()));
    }

    /// <summary>HL7's own list of R4's search parameters, from the package of its examples.</summary>
    [Fact]
    public void Every_search_parameter_that_claims_to_be_R4s_is_as_R4_defines_it()
    {
        var file = Path.Combine(
            RepositoryRoot.Path,
            "tests/Clients/node_modules/hl7.fhir.r4.examples/Bundle-searchParams.json");
        using var bundle = JsonDocument.Parse(File.ReadAllBytes(file));
        var defined = bundle.RootElement.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource"))
            .ToDictionary(resource => resource.Text("url")!);

        foreach (var (type, parameter) in ServedTypes.All.SelectMany(type => type.Parameters.Select(p => (type, p))))
        {
            if (parameter.Definition.StartsWith(Canonicals.Own, StringComparison.Ordinal)) continue;
            Assert.True(defined.TryGetValue(parameter.Definition, out var definition), parameter.Definition);
            Assert.Equal(parameter.Name, definition.Text("code"));
            Assert.Equal(parameter.Type.GetLiteral(), definition.Text("type"));
            var bases = definition.GetProperty("base").EnumerateArray().Select(one => one.GetString());
            Assert.Contains(bases, one => one == type.Name || one is "Resource" or "DomainResource");
        }
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        var answer = await world.Host.Anonymous.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
