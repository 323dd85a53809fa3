using System.Net;
using System.Text;
using System.Text.Json;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>How a client finds out where it stands, and fetches what it has missed.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class QueryingEventsTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    [Fact]
    public async Task The_status_tells_how_many_events_there_were()
    {
        var (id, _) = await WithEventsAsync(2);

        var one = await GetAsync($"{id}/$status?_pretty=true&_format=json");
        var many = await GetAsync($"$status?id={id}&status=active");
        var none = await GetAsync($"$status?id={id}&status=off");

        foreach (var bundle in (JsonElement[])[one, many])
        {
            Assert.Equal("searchset", bundle.Text("type"));
            var status = bundle.GetProperty("entry")[0].GetProperty("resource");
            Assert.Equal("query-status", status.Named("type")!.Value.Text("valueCode"));
            Assert.Equal("active", status.Named("status")!.Value.Text("valueCode"));
            Assert.Equal("2", status.Named("events-since-subscription-start")!.Value.Text("valueString"));
        }
        Assert.Equal("0", none.Text("total"));
    }

    [Fact]
    public async Task Missed_events_are_fetched_by_their_numbers()
    {
        var (id, participant) = await WithEventsAsync(4);

        var some = await GetAsync($"{id}/$events?eventsSinceNumber=2&eventsUntilNumber=3&content=full-resource");

        var status = some.GetProperty("entry")[0].GetProperty("resource");
        Assert.Equal("query-event", status.Named("type")!.Value.Text("valueCode"));
        Assert.Equal("4", status.Named("events-since-subscription-start")!.Value.Text("valueString"));
        Assert.Equal([2, 3], status.NotificationEvents().Select(one => one.Number()));
        Assert.Equal(3, some.GetProperty("entry").GetArrayLength());
        Assert.Equal($"Patient/{participant}", some.Text("entry", 1, "resource", "subject", "reference"));
    }

    [Fact]
    public async Task What_was_revoked_has_its_number_and_nothing_else()
    {
        var (id, participant) = await WithEventsAsync(1);
        world.Exchange.Disclosures.Revoke(participant, world.Exchange.Community, world.Exchange.Clinic);

        var answer = await world.Exchange.ClinicClient.GetAsync($"/fhir/Subscription/{id}/$events");

        Assert.False(answer.Headers.Contains("Part2-Notice"));
        var bundle = await answer.JsonAsync();
        var happened = Assert.Single(bundle.GetProperty("entry")[0].GetProperty("resource").NotificationEvents());
        Assert.Equal(["event-number"], happened.GetProperty("part").EnumerateArray().Select(one => one.Text("name")));
        Assert.Single(bundle.GetProperty("entry").EnumerateArray());
    }

    [Fact]
    public async Task Each_query_is_a_disclosure_of_its_own()
    {
        var (id, participant) = await WithEventsAsync(1);
        var before = Ids();

        await GetAsync($"{id}/$events");
        await GetAsync($"{id}/$events");

        Assert.Equal(2, Ids().Except(before).Count());

        List<Guid> Ids() => [.. world.Exchange.Disclosures.Authorized
            .Where(question => question.Items.Any(item => item.ParticipantId == participant))
            .Select(question => question.DisclosureId)];
    }

    [Fact]
    public async Task Operations_take_Parameters_too()
    {
        var (id, _) = await WithEventsAsync(2);
        var input = JsonSerializer.Serialize(new
        {
            resourceType = "Parameters",
            parameter = new[] { new { name = "eventsSinceNumber", valueString = "2" } },
        });

        var answer = await world.Exchange.ClinicClient.PostAsync(
            $"/fhir/Subscription/{id}/$events", new StringContent(input, Encoding.UTF8, "application/fhir+json"));

        var status = (await answer.JsonAsync()).GetProperty("entry")[0].GetProperty("resource");
        Assert.Equal([2], status.NotificationEvents().Select(one => one.Number()));
    }

    [Theory]
    [InlineData("eventsSinceNumber=first", "eventsSinceNumber")]
    [InlineData("content=everything", "content")]
    [InlineData("since=2", "since")]
    public async Task An_input_that_is_not_understood_is_refused(string query, string expression)
    {
        var (id, _) = await WithEventsAsync(0);

        var answer = await world.Exchange.ClinicClient.GetAsync($"/fhir/Subscription/{id}/$events?{query}");

        var issue = await answer.IssueAsync(HttpStatusCode.BadRequest);
        Assert.Equal(expression, issue.GetProperty("expression")[0].GetString());
    }

    private async Task<(Guid Id, Guid Participant)> WithEventsAsync(int count)
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(world.Request(
            "aftercare-updated", _path, "id-only", $"Observation?patient=Patient/{participant}"));
        for (var i = 0; i < count; i++) await world.CheckInAsync(participant);
        await Eventually.IsAsync(count, () => Task.FromResult(world.Receiver.EventsAt(_path).Count));
        return (id, participant);
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        var answer = await world.Exchange.ClinicClient.GetAsync($"/fhir/Subscription/{address}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
