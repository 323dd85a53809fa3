using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Task = System.Threading.Tasks.Task;

namespace CareBridge.Tests.Exchange;

/// <summary>What goes wrong in one entry, or would be too much, leaves the others as they are.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class BatchesThatFailTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task An_answer_that_is_full_takes_writes_and_reads_no_more()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var document = WritingClient.Document(participant);
        document["content"]![0]!["attachment"]!["data"] =
            Convert.ToBase64String([.. WritingClient.File, .. new byte[1_000_000]]);
        var made = await new WritingClient(world).PostAsync(document);
        var binary = BundleDesk.Get($"Binary/{FilingDesk.IdOf(made)}");
        var posted = BundleDesk.Entry("POST", "CarePlan", WritingClient.Plan(participant));

        var entries = await world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
            [.. Enumerable.Range(0, 20).Select(_ => binary.DeepClone()), posted])).EntriesAsync();

        // A megabyte is 1.33 MB in base64: the 13th is the first to go beyond 16 MB.
        Assert.All(entries[..13], entry => Assert.Equal("200", entry.Status()));
        Assert.All(entries[13..20], entry => Assert.Equal("413", entry.Status()));
        Assert.Equal("too-costly", entries[13].Issue().Text("code"));
        Assert.Equal("Bundle.entry[13]", entries[13].Issue().Text("expression", 0));
        Assert.Equal("201", entries[20].Status());
    }

    [Fact]
    public async Task A_subscription_is_ended_in_a_batch()
    {
        var id = Guid.CreateVersion7();

        var entries = await world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
            BundleDesk.Entry("DELETE", $"Subscription/{id}"),
            BundleDesk.Entry("DELETE", "Subscription/x"),
            BundleDesk.Get($"Organization/{world.Clinic}"))).EntriesAsync();
        var alone = await world.ClinicClient.DeleteAsync($"/fhir/Subscription/{id}");

        Assert.Equal(["204", "204", "200"], entries.Select(BundleDesk.Status));
        Assert.Equal(HttpStatusCode.NoContent, alone.StatusCode);
        Assert.Null(alone.Content.Headers.ContentType);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_told_of_its_entry_alone()
    {
        var errors = world.Host.Services.GetRequiredService<FhirErrors>();
        var routes = new EntryRoutes(new DefaultEndpointDataSource(
            Endpoint("/fhir/broken", _ => throw new InvalidOperationException("Ada Lovelace")),
            Endpoint("/fhir/silent", _ => Task.CompletedTask),
            Endpoint("/fhir/whole", http => new FhirResult(200, "{}"u8.ToArray()).ExecuteAsync(http))));
        var run = new RunEntry(world.Host.Services.GetRequiredService<IServiceScopeFactory>(), routes, errors);
        var answers = new FhirResult[3];

        await run.RunAsync(
            [Get(0, "broken"), Get(1, "silent"), Get(2, "whole")], answers, new DefaultHttpContext(), _ => null);

        Assert.Equal([500, 500, 200], answers.Select(answer => answer.Status));
        var outcome = JsonDocument.Parse(answers[0].Body).RootElement;
        Assert.Equal("Bundle.entry[0]", outcome.Text("issue", 0, "expression", 0));
        Assert.DoesNotContain("Ada", outcome.GetRawText());
    }

    [Theory]
    [InlineData("{0}fhir/Observation/_search?patient={1}")]
    [InlineData("/Observation/_search?patient={1}")]
    [InlineData("Observation/_search/?patient={1}")]
    public async Task A_search_that_is_posted_in_a_transaction_is_a_read(string address)
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var url = string.Format(address, world.Host.Address, participant);

        var entries = await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction(
            BundleDesk.Entry("POST", url),
            BundleDesk.Entry(
                "POST", $"{world.Host.Address}fhir/CarePlan", WritingClient.Plan(participant)))).EntriesAsync();

        Assert.Equal(["200", "201"], entries.Select(BundleDesk.Status));
        Assert.Equal("searchset", entries[0].Text("resource", "type"));
    }

    [Fact]
    public async Task A_referral_may_be_sent_to_whole_addresses_and_what_is_wrong_is_told_with_its_place()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var entries = BundleDesk.Referral(participant, world.Community);
        foreach (var entry in entries)
        {
            var request = entry["request"]!;
            request["url"] = $"{world.Host.Address}fhir/{request["url"]}";
        }
        entries[0]["resource"]!["status"] = "draft";

        var issue = await (await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction(entries)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("Bundle.entry[0].resource.status", issue.Text("expression", 0));
    }

    private static RouteEndpoint Endpoint(string pattern, RequestDelegate answer) => new(
        answer, RoutePatternFactory.Parse(pattern), 0, new EndpointMetadataCollection(new ServesEntries()), pattern);

    private static RequestEntry Get(int index, string url) => RequestEntry.Of(
        index,
        new Bundle.EntryComponent
        {
            Request = new Bundle.RequestComponent { Method = Bundle.HTTPVerb.GET, Url = url },
        },
        [],
        "https://carebridge.example/fhir");
}
