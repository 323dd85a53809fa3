using System.Net;

namespace CareBridge.Tests.Exchange;

/// <summary>What an export can be asked for, and what is refused or left out.</summary>
public sealed class StartingExportsTests(ExportWorld fixture) : IClassFixture<ExportWorld>
{
    private const string Unsupported = "/fhir/$export?_type=Patient,Condition&_elements=id&_typeFilter=x&who=me";

    private readonly ExchangeWorld _world = fixture.World;

    [Theory]
    [InlineData("/fhir/$export", null, HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export", "handling=lenient", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export", "respond-async, handling=strict", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_outputFormat=application/fhir%2Bndjson", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_outputFormat=application/fhir+ndjson", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_outputFormat=application/ndjson", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_outputFormat=text/csv", "respond-async, handling=lenient", HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export?_since=yesterday", "respond-async", HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export?_since=ge2026-01-01", "respond-async", HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export?_since=2026-01-01T00:00:00Z", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_type=Patient&_type=Goal", "respond-async", HttpStatusCode.Accepted)]
    [InlineData("/fhir/$export?_type=Condition", "respond-async", HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export?_type=Condition", "respond-async, handling=lenient", HttpStatusCode.BadRequest)]
    [InlineData("/fhir/$export?_elements=id", "respond-async", HttpStatusCode.BadRequest)]
    [InlineData(Unsupported, "respond-async, handling=lenient", HttpStatusCode.Accepted)]
    public async Task An_export_begins_or_is_refused(string address, string? prefer, HttpStatusCode status)
    {
        using var clinic = await ExportClient.OpenAsync(_world);

        var answer = await clinic.AskAsync(address, prefer);

        await answer.IssueAsync(status);
        Assert.Equal(status == HttpStatusCode.Accepted, answer.Content.Headers.Contains("Content-Location"));
    }

    [Fact]
    public async Task What_is_ignored_is_named_in_the_messages()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var answer = await clinic.AskAsync(Unsupported, "respond-async, handling=lenient");
        var manifest = await clinic.FinishAsync(answer.Content.Headers.GetValues("Content-Location").Single());

        var message = Assert.Single(await clinic.LinesAsync(manifest, "OperationOutcome", "error"));

        Assert.Equal(
            ["_elements", "_type", "_typeFilter", "other"],
            message.GetProperty("issue").EnumerateArray().Select(issue => issue.Text("expression", 0)));
        Assert.Equal("Patient", Assert.Single(manifest.GetProperty("output").EnumerateArray()).Text("type"));
    }

    [Fact]
    public async Task Parameters_come_in_a_body_as_well()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        var answer = await clinic.AskAsync(body: """
            { "resourceType": "Parameters", "parameter": [
              { "name": "_type", "valueString": "Patient" },
              { "name": "_since", "valueInstant": "2020-01-01T00:00:00Z" } ] }
            """);

        var manifest = await clinic.FinishAsync(answer.Content.Headers.GetValues("Content-Location").Single());

        Assert.EndsWith("/fhir/$export", manifest.Text("request"));
        Assert.Single(await clinic.LinesAsync(manifest, "Patient"));
    }
}
