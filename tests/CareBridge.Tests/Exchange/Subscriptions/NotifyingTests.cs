using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What an endpoint is told when something has happened.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class NotifyingTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    [Fact]
    public async Task A_full_notification_brings_the_resource_with_the_notice()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of("full-resource", participant));
        var checkIn = await world.CheckInAsync(participant);

        var told = await world.ReceivedAsync(_path);

        Assert.Equal("history", told.Bundle.Text("type"));
        Assert.Equal("42CFRPart2", told.Bundle.Text("meta", "security", 1, "code"));
        Assert.Equal("1", told.Parameter("events-since-subscription-start").Text("valueString"));
        Assert.EndsWith($"/fhir/Subscription/{id}", told.Parameter("subscription").Text("valueReference", "reference"));
        var happened = Assert.Single(told.Events);
        Assert.Equal(1, happened.Number());
        Assert.EndsWith($"/fhir/Observation/{checkIn.CheckInId}", happened.Focus());
        Assert.NotNull(happened.Named("timestamp"));
        var entry = told.Bundle.GetProperty("entry")[1];
        Assert.Equal(happened.Focus(), entry.Text("fullUrl"));
        Assert.Equal($"Patient/{participant}", entry.Text("resource", "subject", "reference"));
        Assert.Contains("42 CFR part 2", told.Headers["Part2-Notice"], StringComparison.Ordinal);
        Assert.Contains(
            "42 CFR part 2",
            told.Bundle.Text("entry", 0, "response", "outcome", "issue", 0, "details", "text"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notification_without_content_says_where_it_is()
    {
        var participant = world.Consenting();
        await world.SubscribeAsync(Of("id-only", participant));
        var checkIn = await world.CheckInAsync(participant);

        var told = await world.ReceivedAsync(_path);

        Assert.EndsWith($"/Observation/{checkIn.CheckInId}", Assert.Single(told.Events).Focus());
        var entry = told.Bundle.GetProperty("entry")[1];
        Assert.EndsWith($"/Observation/{checkIn.CheckInId}", entry.Text("fullUrl"));
        Assert.False(entry.TryGetProperty("resource", out _));
        Assert.DoesNotContain(participant.ToString(), told.Bundle.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_notification_says_that_something_happened_and_not_what()
    {
        var participant = world.Consenting();
        var system = await world.SubscribeApartAsync(Of("empty", participant));
        var checkIn = await world.CheckInAsync(participant);

        var told = await world.ReceivedAsync(_path);

        Assert.Equal([1], told.Numbers);
        Assert.Null(told.Events[0].Focus());
        Assert.Single(told.Bundle.GetProperty("entry").EnumerateArray());
        Assert.DoesNotContain(checkIn.CheckInId.ToString(), told.Bundle.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("42 CFR part 2", told.Headers["Part2-Notice"], StringComparison.Ordinal);
        Assert.All(AskedFor(system), question => Assert.Equal("Bundle", Assert.Single(question.Items).ResourceType));
    }

    [Theory]
    [InlineData("id-only")]
    [InlineData("full-resource")]
    [InlineData("empty")]
    public async Task Numbered_and_told_it_is_one_disclosure_on_record(string content)
    {
        var participant = world.Consenting();
        var system = await world.SubscribeApartAsync(Of(content, participant));
        await world.CheckInAsync(participant);

        await world.ReceivedAsync(_path);

        // Engagement was asked for as well, and not permitted.
        var asked = AskedFor(system)
            .Where(question => question.Items[0].Category == DisclosureCategory.CheckInScores).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Single(asked.Select(question => question.DisclosureId).Distinct());
        Assert.All(asked, question => Assert.Equal(Exchange.Clinic, question.RecipientOrganizationId));
    }

    [Fact]
    public async Task Without_consent_nothing_is_told_and_nothing_is_numbered()
    {
        var (unknown, known) = (Guid.CreateVersion7(), world.Consenting());
        await world.SubscribeAsync(Of("id-only", unknown, known));

        await world.CheckInAsync(unknown);
        var checkIn = await world.CheckInAsync(known);

        var told = await world.ReceivedAsync(_path);
        Assert.Equal([1], told.Numbers);
        Assert.EndsWith(checkIn.CheckInId.ToString(), told.Events[0].Focus());
    }

    [Fact]
    public async Task Filters_hold_for_resources_of_their_type()
    {
        var participant = world.Consenting(DisclosureCategory.Engagement);
        await world.SubscribeAsync(world.Request(
            "aftercare-updated",
            _path,
            "id-only",
            $"Observation?patient=Patient/{participant}&category=vital-signs",
            $"Goal?patient={participant}&lifecycle-status=completed,cancelled"));

        await world.CheckInAsync(participant);
        var milestone = new CareBridge.Contracts.Aftercare.MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            ParticipantId = participant,
            OrganizationId = Exchange.Community,
            MilestoneCode = "thirty-days",
            ReachedOn = new DateOnly(2026, 11, 20),
            RecordedBy = Guid.CreateVersion7(),
            RecordedAt = ExchangeWorld.Noon,
        };
        await Exchange.ProjectAsync<ProjectMilestone, CareBridge.Contracts.Aftercare.MilestoneReached>(milestone);

        var told = await world.ReceivedAsync(_path);
        Assert.Equal([1], told.Numbers);
        Assert.EndsWith($"Goal/{milestone.MilestoneId}", told.Events[0].Focus());
    }

    [Fact]
    public async Task Several_events_come_together_where_that_is_asked_for()
    {
        var participant = world.Consenting();
        var subscription = Of("id-only", participant);
        subscription["channel"]!["extension"]![1]!["valuePositiveInt"] = 3;
        var (hasCome, isAnswered) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Receiver.Answers[_path] = async received =>
        {
            if (!received.Numbers.Contains(1)) return 200;
            hasCome.TrySetResult();
            await isAnswered.Task;
            return 200;
        };
        await world.SubscribeAsync(subscription);
        await world.CheckInAsync(participant);
        await hasCome.Task;
        for (var i = 0; i < 3; i++) await world.CheckInAsync(participant);
        isAnswered.SetResult();

        var told = await world.ReceivedAsync(_path, one => one.Numbers.Count == 3);

        Assert.Equal([2, 3, 4], told.Numbers);
        Assert.Equal(4, told.Bundle.GetProperty("entry").GetArrayLength());
    }

    private System.Text.Json.Nodes.JsonObject Of(string content, params Guid[] participants) => world.Request(
        "aftercare-updated",
        _path,
        content,
        $"Observation?patient={string.Join(',', participants.Select(one => $"Patient/{one}"))}");

    private List<AuthorizeDisclosure> AskedFor(Guid system) =>
        [.. Exchange.Disclosures.Authorized.Where(question => question.RecipientId == system)];
}
