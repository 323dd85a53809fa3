using System.Net;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>A transaction is done whole or not at all, so it holds what can be.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class TransactionTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task One_write_is_done_before_what_is_read()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var plan = WritingClient.Named(WritingClient.Plan(participant), $"{participant}");
        JsonObject Transaction() => BundleDesk.Transaction(
            BundleDesk.Get($"CarePlan?identifier=urn:clinic|{participant}"),
            BundleDesk.Get($"CarePlan/{Guid.Empty}"),
            BundleDesk.Entry("POST", "CarePlan", plan.DeepClone()));

        var entries = await world.ClinicClient.CarryOutAsync(Transaction()).EntriesAsync();
        var again = await world.ClinicClient.CarryOutAsync(Transaction()).EntriesAsync();

        Assert.Equal(["200", "404", "201"], entries.Select(BundleDesk.Status));
        Assert.Equal([entries[2].MadeId()], entries[0].GetProperty("resource").Matches());
        Assert.Equal("200", again[2].Status());
        Assert.Equal(entries[2].MadeId(), again[2].MadeId());
    }

    [Fact]
    public async Task A_write_that_is_refused_is_all_that_is_answered()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var plan = WritingClient.Plan(participant);
        plan["intent"] = "order";
        var stale = WritingClient.Plan(participant);
        stale["id"] = $"{participant}";

        var refused = await world.ClinicClient.CarryOutAsync(
            BundleDesk.Transaction(BundleDesk.Get("Task"), BundleDesk.Entry("POST", "CarePlan", plan)));
        var late = await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction(
            BundleDesk.Entry("PUT", $"CarePlan/{participant}", stale).Given("ifMatch", "W/\"3\"")));

        var issue = await refused.IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Bundle.entry[1].resource.intent", issue.Text("expression", 0));
        await late.IssueAsync(HttpStatusCode.PreconditionFailed);
        await NoneAsync(participant);
    }

    [Fact]
    public async Task What_several_services_would_have_to_do_is_not_begun()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var plan = BundleDesk.Entry("POST", "CarePlan", WritingClient.Plan(participant));
        foreach (var other in (JsonNode[][])
            [
                [BundleDesk.Entry("POST", "DocumentReference", WritingClient.Document(participant))],
                BundleDesk.Referral(participant, world.Community),
                [BundleDesk.Entry("DELETE", $"Subscription/{Guid.NewGuid()}")],
            ])
        {
            var answer = await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction([plan.DeepClone(), .. other]));

            var issue = await answer.IssueAsync(HttpStatusCode.UnprocessableEntity);
            Assert.Equal("not-supported", issue.Text("code"));
            Assert.Contains("Nothing was done", issue.Text("details", "text"));
            Assert.StartsWith("Bundle.entry[", issue.Text("expression", 0));
            await NoneAsync(participant);
        }
    }

    [Fact]
    public async Task Two_entries_of_one_name_and_two_conditions_for_one_referral_are_refused()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var alike = BundleDesk.Referral(participant, world.Community);
        alike[0]["fullUrl"] = (string)alike[1]["fullUrl"]!;
        var issue = await (await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction(alike)))
            .IssueAsync(HttpStatusCode.BadRequest);
        Assert.Equal("Bundle.entry[1].fullUrl", issue.Text("expression", 0));

        var conditions = BundleDesk.Referral(participant, world.Community);
        conditions[0].AsObject().Given("ifNoneExist", "identifier=urn:x|1");
        issue = await (await world.ClinicClient.CarryOutAsync(BundleDesk.Transaction(conditions)))
            .IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Bundle.entry[0].request.ifNoneExist", issue.Text("expression", 0));
    }

    [Fact]
    public async Task A_transaction_without_writes_reads()
    {
        var transaction = BundleDesk.Transaction(
            BundleDesk.Get("Organization?_count=1"), BundleDesk.Get("Nothing/1"));

        var entries = await world.ClinicClient.CarryOutAsync(transaction).EntriesAsync();

        Assert.Equal(["200", "404"], entries.Select(BundleDesk.Status));
    }

    private async Task NoneAsync(Guid participant)
    {
        var found = await (await world.ClinicClient.GetAsync($"/fhir/CarePlan?patient={participant}")).JsonAsync();
        Assert.Empty(found.Matches());
        found = await (await world.ClinicClient.GetAsync($"/fhir/Task?patient={participant}")).JsonAsync();
        Assert.Empty(found.Matches());
    }
}
