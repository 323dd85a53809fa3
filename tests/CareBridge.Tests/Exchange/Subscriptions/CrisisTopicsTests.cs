using System.Diagnostics;
using System.Globalization;
using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What an escalation tells a clinic's system while it goes on, by notification and by feed.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class CrisisTopicsTests(SubscriptionWorld world, ITestOutputHelper output)
{
    /// <summary>Generous: the machine may be doing anything else. What is typical stands in the benchmarks.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    [Fact]
    public async Task Raised_is_told_again_when_it_is_worse_than_was_thought_and_not_for_anything_else()
    {
        var participant = world.Consenting();
        await world.SubscribeAsync(world.Request(
            "escalation-raised", _path, "full-resource", $"Flag?patient=Patient/{participant}"));
        var raised = Exchange.Escalation(participant) with { Severity = Severity.Low };
        var worse = raised with
        {
            Version = 3,
            Severity = Severity.High,
            SeverityVersion = 2,
            SeveritySince = ExchangeWorld.Noon.AddMinutes(3),
        };

        await ProjectAsync(raised);
        await ProjectAsync(raised with { Version = 2, Status = EscalationStatus.Notified });
        // What made it worse comes after what came of that.
        await ProjectAsync(worse with { Version = 4, Status = EscalationStatus.Acknowledged });
        await ProjectAsync(worse);
        await ProjectAsync(worse);

        await AllNumberedAsync();
        var told = await world.ReceivedAsync(_path, one => one.Numbers.Contains(2));
        Assert.Equal("high", told.Bundle.GetProperty("entry")[1].Text("resource", "code", "coding", 0, "code"));
        Assert.Equal(2, world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers).Distinct().Count());
    }

    [Fact]
    public async Task What_was_thought_before_and_comes_late_is_not_told_as_if_it_were_worse()
    {
        var participant = world.Consenting();
        var subscription = await world.SubscribeAsync(world.Request(
            "escalation-raised", _path, "full-resource", $"Flag?patient=Patient/{participant}"));
        var raised = Exchange.Escalation(participant) with { Severity = Severity.Moderate };

        await ProjectAsync(raised with
        {
            Version = 2,
            Severity = Severity.High,
            SeverityVersion = 2,
            SeveritySince = ExchangeWorld.Noon.AddMinutes(3),
        });
        await ProjectAsync(raised);

        await AllNumberedAsync();
        await world.ReceivedAsync(_path);
        Assert.Equal([1], world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers).Distinct());
        // A client has so many at most, and this one has those of all these tests.
        await Exchange.ClinicClient.DeleteAsync($"/fhir/Subscription/{subscription}");
    }

    [Fact]
    public async Task Each_step_is_told_in_order_and_the_feed_has_it_as_soon()
    {
        var participant = world.Consenting();
        var filter = $"Task?patient=Patient/{participant}";
        await world.SubscribeAsync(world.Request("escalation-changed", _path, "full-resource", filter));
        await world.SubscribeAsync(world.Request("referral-changed", _path + "-referrals", "full-resource", filter));
        await world.SubscribeAsync(world.Request(
            "aftercare-updated", _path + "-messages", "full-resource", $"Communication?patient=Patient/{participant}"));
        var standing = EscalationSamples.Standing(EscalationStatus.Raised) with { ParticipantId = participant };

        foreach (var status in Enum.GetValues<EscalationStatus>())
        {
            var step = EscalationSamples.Standing(status) with
            {
                EscalationId = standing.EscalationId,
                ParticipantId = participant,
                RaisingOrganizationId = Exchange.Community,
            };
            await ProjectAsync(step);
            var stored = Stopwatch.GetTimestamp();
            var fed = await FeedAsync(step.Version);
            var told = await world.ReceivedAsync(_path, one => one.Numbers.Contains(step.Version));
            var notified = Stopwatch.GetElapsedTime(stored, told.Timestamp);
            output.WriteLine($"{status}: fed after {fed.TotalMilliseconds:0} ms, "
                + $"notified after {notified.TotalMilliseconds:0} ms");
            Assert.InRange(notified, TimeSpan.MinValue, Bound);
            Assert.Equal(
                step.Version.ToString(CultureInfo.InvariantCulture),
                told.Bundle.GetProperty("entry")[1].Text("resource", "meta", "versionId"));
        }
        await AllNumberedAsync();
        Assert.Equal([1, 2, 3, 4, 5], world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers));
        Assert.Empty(world.Receiver.EventsAt(_path + "-referrals"));
        Assert.Empty(world.Receiver.EventsAt(_path + "-messages"));

        async Task<TimeSpan> FeedAsync(long version)
        {
            var asked = Stopwatch.GetTimestamp();
            await Eventually.IsAsync($"{version}", async () =>
            {
                var answer = await Exchange.ClinicClient.GetAsync(
                    $"/fhir/Task?patient={participant}&_sort=-_lastUpdated");
                var newest = (await answer.JsonAsync()).Entries("match").FirstOrDefault();
                return newest.ValueKind == default ? null : newest.Text("meta", "versionId");
            });
            return Stopwatch.GetElapsedTime(asked);
        }
    }

    [Fact]
    public async Task Whose_consent_has_ended_is_told_of_no_further_step()
    {
        var participant = world.Consenting();
        var filter = $"Task?patient=Patient/{participant}";
        await world.SubscribeAsync(world.Request("escalation-changed", _path, "full-resource", filter));
        var raised = Exchange.Escalation(participant);
        await ProjectAsync(raised);
        await world.ReceivedAsync(_path);

        Exchange.Disclosures.Revoke(participant, Exchange.Community, Exchange.Clinic);
        await ProjectAsync(raised with { Version = 2, Status = EscalationStatus.Notified });

        await AllNumberedAsync();
        Assert.Equal([1], world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers).Distinct());
    }

    private Task ProjectAsync(EscalationChanged message) =>
        Exchange.ProjectAsync<ProjectEscalation, EscalationChanged>(message);

    /// <summary>Nothing is left that could still get a number.</summary>
    private Task AllNumberedAsync() => Eventually.IsAsync(
        0, () => Exchange.InStoreAsync(store => Task.FromResult(store.TopicEvents.Count())));
}
