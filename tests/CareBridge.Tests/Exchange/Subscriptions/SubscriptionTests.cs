using CareBridge.Contracts;
using CareBridge.Exchange.Domain;
using CareBridge.Platform.Resilience;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>A subscription's life, by a clock that only these tests move.</summary>
public sealed class SubscriptionTests
{
    private static readonly DateTimeOffset Noon = ExchangeWorld.Noon;

    private static readonly RetryPlan Plan = new(
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15), TimeSpan.FromDays(3));

    [Fact]
    public void It_is_told_at_once_what_is_numbered_unless_its_endpoint_fails()
    {
        var subscription = Active();
        Assert.Null(subscription.DueAt);

        Assert.Equal(1, subscription.Number(Noon));
        Assert.True(subscription.IsDue(Noon));

        subscription.Failed(DeliveryFault.TimedOut, Plan, Noon);
        Assert.Equal(2, subscription.Number(Noon));
        Assert.Equal(Noon.AddSeconds(5), subscription.DueAt);
    }

    [Fact]
    public void Pauses_between_tries_double_up_to_the_longest()
    {
        var subscription = Active();
        var pauses = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            subscription.Failed(DeliveryFault.Refused, Plan, Noon);
            pauses.Add(subscription.DueAt!.Value - Noon);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 640, 900, 900], pauses.Select(pause => pause.TotalSeconds));
        subscription.Answered(0, Noon);
        subscription.Failed(DeliveryFault.Refused, Plan, Noon);
        Assert.Equal(Noon.AddSeconds(5), subscription.DueAt);
    }

    [Fact]
    public void Failing_for_too_long_turns_it_off_and_forgets_no_number()
    {
        var subscription = Active();
        subscription.Number(Noon);
        subscription.Failed(DeliveryFault.Refused, Plan, Noon);

        subscription.Failed(DeliveryFault.Refused, Plan, Noon.AddDays(3));

        Assert.Equal((SubscriptionStatus.Off, DeliveryFault.GivenUp), (subscription.Status, subscription.Fault));
        Assert.False(subscription.IsDue(Noon.AddYears(1)));
        Begin(subscription);
        Assert.Equal((1, 0), (subscription.LastNumber, subscription.Delivered));
        Assert.True(subscription.IsDue(Noon));
    }

    [Fact]
    public void What_happens_after_it_was_given_up_is_numbered_for_a_while_and_told_when_it_is_turned_on()
    {
        var subscription = Active();
        subscription.Failed(DeliveryFault.Refused, Plan, Noon);
        subscription.Failed(DeliveryFault.Refused, Plan, Noon.AddDays(3));

        Assert.True(subscription.IsHeard(Noon.AddDays(33), keep: TimeSpan.FromDays(30)));
        Assert.False(subscription.IsHeard(Noon.AddDays(34), keep: TimeSpan.FromDays(30)));
        Assert.Equal(1, subscription.Number(Noon.AddDays(4)));
        Assert.False(subscription.IsDue(Noon.AddYears(1)));
        Begin(subscription);
        subscription.Answered(0, Noon.AddDays(5));
        Assert.True(subscription.IsDue(Noon.AddDays(5)));
    }

    [Fact]
    public void What_its_client_has_turned_off_is_not_waited_for_and_neither_is_what_has_ended()
    {
        var off = Active();
        off.TurnOff(fault: null, Noon);
        var ended = Active(end: Noon.AddDays(2));
        ended.Failed(DeliveryFault.Refused, Plan, Noon.AddDays(-2));
        ended.Failed(DeliveryFault.Refused, Plan, Noon.AddDays(1));

        Assert.False(off.IsHeard(Noon, keep: TimeSpan.FromDays(30)));
        Assert.True(ended.IsHeard(Noon.AddDays(1), keep: TimeSpan.FromDays(30)));
        Assert.False(ended.IsHeard(Noon.AddDays(2), keep: TimeSpan.FromDays(30)));
    }

    [Fact]
    public void What_is_forgotten_is_not_told_and_leaves_a_gap()
    {
        var subscription = Active();
        subscription.Number(Noon);
        subscription.TurnOff(DeliveryFault.GivenUp, Noon);

        subscription.Forget();

        Begin(subscription);
        subscription.Answered(0, Noon);
        Assert.False(subscription.IsDue(Noon.AddYears(1)));
        Assert.Equal(2, subscription.Number(Noon));
    }

    [Fact]
    public void A_claim_keeps_others_away_until_it_runs_out()
    {
        var subscription = Active();
        subscription.Number(Noon);

        subscription.Claim(Noon.AddSeconds(20));

        Assert.False(subscription.IsDue(Noon));
        Assert.True(subscription.IsDue(Noon.AddSeconds(20)));
    }

    [Fact]
    public void What_is_numbered_during_a_turn_is_due_right_after_it()
    {
        var subscription = Active();
        subscription.Number(Noon);
        subscription.Claim(Noon.AddSeconds(20));
        subscription.Number(Noon);

        subscription.Answered(1, Noon.AddSeconds(1));

        Assert.True(subscription.IsDue(Noon.AddSeconds(1)));
        subscription.Claim(Noon.AddSeconds(20));
        subscription.Answered(2, Noon.AddSeconds(2));
        Assert.False(subscription.IsDue(Noon.AddSeconds(3)));
    }

    [Fact]
    public void A_heartbeat_is_waited_for_and_so_is_the_end()
    {
        var subscription = Active(heartbeat: TimeSpan.FromMinutes(1), end: Noon.AddSeconds(90));

        Assert.Equal(Noon.AddMinutes(1), subscription.DueAt);
        subscription.Answered(0, Noon.AddMinutes(1));
        Assert.Equal(Noon.AddSeconds(90), subscription.DueAt);
    }

    [Fact]
    public void New_terms_want_a_new_handshake_and_keep_counting()
    {
        var subscription = Active();
        subscription.Number(Noon);
        var version = subscription.Version;

        Begin(subscription);

        Assert.Equal(SubscriptionStatus.Requested, subscription.Status);
        Assert.False(subscription.HasShakenHands);
        Assert.True(subscription.Version > version);
        Assert.Equal(2, subscription.Number(Noon));
    }

    private static Subscription Active(TimeSpan? heartbeat = null, DateTimeOffset? end = null)
    {
        var subscription = Subscription.Create(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Topic.AftercareUpdated,
            Terms() with { Heartbeat = heartbeat, End = end },
            new SealedContent("sealed"),
            "https://exchange.example.org/fhir",
            Noon);
        Assert.True(subscription.IsDue(Noon));
        subscription.Answered(0, Noon);
        Assert.Equal(SubscriptionStatus.Active, subscription.Status);
        return subscription;
    }

    private static void Begin(Subscription subscription) => subscription.Replace(
        subscription.Topic, subscription.Terms, subscription.Secrets, subscription.BaseUrl, Noon);

    private static SubscriptionTerms Terms() => new()
    {
        Filters = [],
        Endpoint = "https://clinic.example.org/hook",
        Content = PayloadContent.IdOnly,
        Timeout = TimeSpan.FromSeconds(10),
        MaxCount = 1,
    };
}
