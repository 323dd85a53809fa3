using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;

namespace CareBridge.Exchange.Domain;

/// <summary>
/// That a client is to be told of what happens, how far it has been told, and when it is this one's turn. The row is
/// its own timer: whichever instance is alive claims it when it is due, and a claim that nobody ends runs out.
/// </summary>
internal sealed class Subscription
{
    private static readonly Lifecycle<SubscriptionStatus> Lifecycle = new(
        (SubscriptionStatus.Requested, [SubscriptionStatus.Active, SubscriptionStatus.Error, SubscriptionStatus.Off]),
        (SubscriptionStatus.Active, [SubscriptionStatus.Requested, SubscriptionStatus.Error, SubscriptionStatus.Off]),
        (SubscriptionStatus.Error, [SubscriptionStatus.Requested, SubscriptionStatus.Active, SubscriptionStatus.Off]),
        (SubscriptionStatus.Off, [SubscriptionStatus.Requested]));

    private Subscription()
    {
    }

    /// <summary>Of client and id, so that no client ever comes across another's (<see cref="KeyOf"/>).</summary>
    public Guid Key { get; private init; }

    public Guid Id { get; private init; }

    public Guid ClientId { get; private init; }

    public Topic Topic { get; private set; }

    public SubscriptionTerms Terms { get; private set; } = null!;

    /// <summary>The sealed <see cref="ChannelSecrets"/>.</summary>
    public SealedContent Secrets { get; private set; } = null!;

    /// <summary>How the client knows us; addresses in its notifications begin with it.</summary>
    public string BaseUrl { get; private set; } = null!;

    public SubscriptionStatus Status { get; private set; }

    public DeliveryFault? Fault { get; private set; }

    /// <summary>The endpoint has answered a handshake under these terms.</summary>
    public bool HasShakenHands { get; private set; }

    /// <summary>The number of the last event; they are counted from 1 and never counted anew.</summary>
    public long LastNumber { get; private set; }

    /// <summary>The last event that the endpoint has taken, or will not get any more; with all before it.</summary>
    public long Delivered { get; private set; }

    /// <summary>
    /// The last event of the last notification of several; while it is beyond <see cref="Delivered"/>, that one goes
    /// out again as it was, for its endpoint knows it by its id.
    /// </summary>
    public long Sent { get; private set; }

    public int Failures { get; private set; }

    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Null when there is nothing to wait for.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Until then one instance has it, and no other takes it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>What the client sees of it changes with each.</summary>
    public long Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public static Guid KeyOf(Guid clientId, Guid id) => DerivedId.Of("subscription of client", clientId, $"{id}");

    public static Subscription Create(
        Guid clientId,
        Guid id,
        Topic topic,
        SubscriptionTerms terms,
        SealedContent secrets,
        string baseUrl,
        DateTimeOffset at)
    {
        var subscription = new Subscription { Key = KeyOf(clientId, id), Id = id, ClientId = clientId };
        subscription.Replace(topic, terms, secrets, baseUrl, at);
        return subscription;
    }

    public bool IsDue(DateTimeOffset now) => DueAt <= now && !(ClaimedUntil > now);

    /// <summary>Its client has not turned it off; if it is off, then because its endpoint failed.</summary>
    public bool IsWanted => Status != SubscriptionStatus.Off || Fault == DeliveryFault.GivenUp;

    /// <summary>
    /// Whether what happens is numbered for it. One that was given up may be turned on again: what happens until then
    /// is kept for it, but not for ever, for a number is a disclosure.
    /// </summary>
    /// <param name="keep">How long one that was given up is waited for.</param>
    public bool IsHeard(DateTimeOffset now, TimeSpan keep) => IsWanted && !(Terms.End <= now)
        && (Status != SubscriptionStatus.Off || ChangedAt >= now - keep);

    /// <summary>The endpoint has to answer a handshake first; what is not delivered yet follows.</summary>
    public void Replace(Topic topic, SubscriptionTerms terms, SealedContent secrets, string baseUrl, DateTimeOffset at)
    {
        (Topic, Terms, Secrets, BaseUrl) = (topic, terms, secrets, baseUrl);
        HasShakenHands = false;
        Recover();
        Show(SubscriptionStatus.Requested, fault: null, at);
        Wait(at);
    }

    /// <summary>By its client, or for a reason of ours.</summary>
    public void TurnOff(DeliveryFault? fault, DateTimeOffset at)
    {
        Recover();
        Show(SubscriptionStatus.Off, fault, at);
        Release(due: null);
    }

    /// <summary>Of an event that the client may know of; it is due at once unless the endpoint fails.</summary>
    public long Number(DateTimeOffset at)
    {
        if (Status is SubscriptionStatus.Requested or SubscriptionStatus.Active) Wait(at);
        Stamp++;
        return ++LastNumber;
    }

    /// <summary>Nobody has turned it on again: the endpoint does not get what is numbered any more.</summary>
    public void Forget()
    {
        Delivered = LastNumber;
        Stamp++;
    }

    public void Claim(DateTimeOffset until)
    {
        ClaimedUntil = until;
        Stamp++;
    }

    /// <param name="number">The last event in the notification.</param>
    public void Send(long number)
    {
        Sent = number;
        Stamp++;
    }

    /// <summary>The endpoint has taken a notification.</summary>
    /// <param name="number">The last event in it; 0 when there was none.</param>
    public void Answered(long number, DateTimeOffset at)
    {
        HasShakenHands = true;
        Delivered = Math.Max(Delivered, number);
        Recover();
        if (Status != SubscriptionStatus.Active) Show(SubscriptionStatus.Active, fault: null, at);
        Rest(at);
    }

    /// <summary>
    /// Events up to this one are there no more: the records that they tell of were deleted before they were delivered.
    /// What comes next is looked for at once.
    /// </summary>
    public void Pass(long number, DateTimeOffset at)
    {
        Delivered = Math.Max(Delivered, number);
        Release(at);
    }

    /// <summary>There is nothing to tell but what has been numbered meanwhile.</summary>
    public void Rest(DateTimeOffset at) => Release(LastNumber > Delivered ? at : at + Terms.Heartbeat);

    public void Failed(DeliveryFault fault, RetryPlan plan, DateTimeOffset at)
    {
        Failures++;
        FailingSince ??= at;
        if (at - FailingSince >= plan.GiveUpAfter)
        {
            TurnOff(DeliveryFault.GivenUp, at);
            return;
        }
        if (Status != SubscriptionStatus.Error || Fault != fault) Show(SubscriptionStatus.Error, fault, at);
        Release(at + plan.PauseAfter(Failures));
    }

    /// <summary>Ends a claim.</summary>
    /// <param name="due">When it is this one's turn again.</param>
    public void Release(DateTimeOffset? due)
    {
        ClaimedUntil = null;
        Wait(due);
    }

    private void Wait(DateTimeOffset? due)
    {
        // Its end is waited for, too.
        DueAt = Status == SubscriptionStatus.Off || due <= Terms.End ? due : Terms.End ?? due;
        Stamp++;
    }

    private void Show(SubscriptionStatus status, DeliveryFault? fault, DateTimeOffset at)
    {
        if (Status != status) Status = Lifecycle.Move(Status, status);
        Fault = fault;
        Version++;
        ChangedAt = at;
    }

    private void Recover() => (Failures, FailingSince) = (0, null);
}
