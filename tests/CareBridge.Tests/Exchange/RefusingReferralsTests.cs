using System.Net;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>A referral that cannot be sent as it is meant is not sent.</summary>
public sealed class RefusingReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly ReferringClinic _desk = new(network);

    [Theory]
    [InlineData(1, "status", "\"draft\"", "Bundle.entry[1].resource.status")]
    [InlineData(1, "subject", """{ "reference": "Patient/0199aaaa-0000-7000-8000-000000000001" }""",
        "Bundle.entry[0].resource.for")]
    [InlineData(1, "performer", """[{ "reference": "Organization/0199aaaa-0000-7000-8000-000000000001" }]""",
        "Bundle.entry[0].resource.owner")]
    [InlineData(1, "code", """{ "coding": [{ "system": "http://loinc.org", "code": "1" }] }""",
        "Bundle.entry[1].resource.code")]
    [InlineData(1, "reasonCode", """[{ "coding": [{ "system": "http://snomed.info/sct", "code": "1" }] }]""",
        "Bundle.entry[1].resource.reasonCode[0]")]
    [InlineData(1, "reasonReference", """[{ "reference": "Condition/1" }]""",
        "Bundle.entry[1].resource.reasonReference")]
    [InlineData(1, "occurrencePeriod", """{ "start": "2027-01-01", "end": "2027-02-01" }""",
        "Bundle.entry[1].resource.occurrence")]
    [InlineData(1, "occurrencePeriod", """{ "end": "0001-01-01" }""", "Bundle.entry[1].resource.occurrence")]
    [InlineData(1, "occurrenceDateTime", "\"2027-01-01\"", "Bundle.entry[1].resource.occurrence")]
    [InlineData(1, "supportingInfo", """[{ "reference": "Binary/1" }]""", "Bundle.entry[1].resource.supportingInfo[0]")]
    [InlineData(1, "supportingInfo",
        """[{ "reference": "DocumentReference/0199aaaa-0000-7000-8000-000000000001" }]""",
        "Bundle.entry[1].resource.supportingInfo")]
    [InlineData(1, "mood", "1", "Bundle.entry[1].resource")]
    [InlineData(0, "focus", """{ "reference": "ServiceRequest/1" }""", "Bundle.entry[0].resource.focus")]
    [InlineData(0, "intent", "\"plan\"", "Bundle.entry[0].resource.intent")]
    [InlineData(0, "status", "\"agreed\"", "Bundle.entry[0].resource.status")]
    [InlineData(0, "code", """{ "coding": [{ "code": "approve" }] }""", "Bundle.entry[0].resource.code")]
    [InlineData(0, "requester", """{ "reference": "Organization/0199aaaa-0000-7000-8000-000000000001" }""",
        "Bundle.entry[0].resource.requester")]
    public async Task What_cannot_be_honoured_is_named_and_nothing_is_sent(
        int entry, string member, string value, string expression)
    {
        var clinic = await _desk.SystemAsync();
        var entries = _desk.Referral();
        entries[entry]["resource"]![member] = JsonNode.Parse(value);

        var answer = await clinic.CarryOutAsync(BundleDesk.Transaction(entries));

        Assert.True((int)answer.StatusCode is 400 or 422, $"{answer.StatusCode}");
        var outcome = await answer.JsonAsync();
        Assert.Contains(expression, outcome.GetProperty("issue").EnumerateArray().Select(i => i.Text("expression", 0)));
        Assert.Equal(0, await _desk.CountAsync());
    }

    [Fact]
    public async Task Under_the_identifier_of_a_crisis_it_is_a_resource_of_its_own()
    {
        var clinic = await _desk.SystemAsync();
        var number = $"{_desk.Participant}";
        var crisis = BundleDesk.Entry("POST", "ServiceRequest", RaisingCrisesTests.Request(_desk.Participant))
            .Given("ifNoneExist", $"identifier={BundleDesk.Numbers}|{number}");
        var raised = (await clinic.CarryOutAsync(BundleDesk.Batch(crisis)).EntriesAsync())[0].MadeId();

        var referred = await clinic.CarryOutAsync(BundleDesk.Transaction([.. _desk.Referral(number: number)]))
            .EntriesAsync();

        Assert.Equal(["201", "201"], referred.Select(BundleDesk.Status));
        Assert.NotEqual(raised, referred[0].MadeId());
    }

    [Fact]
    public async Task Somebody_whom_others_serve_and_an_organization_that_is_not_there_are_refused()
    {
        var clinic = await _desk.SystemAsync();
        var theirs = await network.RegisterAsync();

        var unserved = await clinic.CarryOutAsync(
            BundleDesk.Transaction(BundleDesk.Referral(theirs, network.Community)));
        var unknown = await clinic.CarryOutAsync(
            BundleDesk.Transaction(_desk.Referral(Guid.CreateVersion7())));
        var self = await clinic.CarryOutAsync(
            BundleDesk.Transaction(_desk.Referral(network.Clinic)));

        Assert.Equal(
            "Bundle.entry[1].resource.subject",
            (await unserved.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        foreach (var answer in (HttpResponseMessage[])[unknown, self])
        {
            Assert.Equal(
                "Bundle.entry[1].resource.performer",
                (await answer.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        }
        Assert.Equal(0, await _desk.CountAsync());
    }

    [Fact]
    public async Task It_takes_both_resources_and_both_scopes()
    {
        var clinic = await _desk.SystemAsync();
        var half = await network.FhirClientAsync(network.Clinic, "system/*.rs system/Task.c");
        var bundle = BundleDesk.Transaction(_desk.Referral());

        Assert.Contains(
            "system/ServiceRequest.c",
            (await (await half.CarryOutAsync(bundle)).IssueAsync(HttpStatusCode.Forbidden)).Text("details", "text"));
        foreach (var entry in _desk.Referral())
        {
            var type = (string)entry["resource"]!["resourceType"]!;
            var alone = await clinic.PostAsync($"/fhir/{type}", FilingDesk.Body(entry["resource"]!));
            Assert.Equal(
                type, (await alone.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
            var transaction = await clinic.CarryOutAsync(BundleDesk.Transaction(entry));
            Assert.Equal(
                "Bundle.entry[0].resource",
                (await transaction.IssueAsync(HttpStatusCode.UnprocessableEntity)).Text("expression", 0));
        }
        Assert.Equal(0, await _desk.CountAsync());
    }
}
