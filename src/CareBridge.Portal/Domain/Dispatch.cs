using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Something that is to reach a person, by one channel after the other. The row is its own timer: whichever instance is
/// alive claims it when it is due, and a claim that nobody ends runs out.
/// </summary>
internal sealed partial class Dispatch
{
    private static readonly Lifecycle<DispatchStatus> Lifecycle = new(
        (DispatchStatus.Waiting,
            [DispatchStatus.Delivered, DispatchStatus.Unsure, DispatchStatus.Failed, DispatchStatus.Unneeded]));

    private Dispatch()
    {
    }

    /// <summary>Providers know each try of it by this id.</summary>
    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    public Wording Wording { get; private init; }

    /// <summary>What can be unsubscribed from; null when it is about no one kind.</summary>
    public NoticeKind? Kind { get; private init; }

    /// <summary>
    /// A sealed <see cref="Stranger"/>, for somebody without an account; gone once it ended.
    /// </summary>
    public SealedContent? Addressee { get; private set; }

    /// <summary>
    /// A sealed <see cref="Contracts.PageLink"/> that is sent instead of the notice's own; gone once it ended.
    /// </summary>
    public SealedContent? Link { get; private set; }

    /// <summary>No other channel will do.</summary>
    public Channel? Only { get; private init; }

    public DispatchStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null when it has ended.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Why it is due no sooner; null when nothing holds it back.</summary>
    public HeldBy? HeldBy { get; private set; }

    /// <summary>Until then one instance has it, and no other takes it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>The channel of the last attempt.</summary>
    public Channel? Tried { get; private set; }

    /// <summary>Set while a channel has it and has not answered: whoever finds it set knows of no answer.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }

    /// <summary>
    /// When it was no longer needed while it was on its way. It is no change of what is being done, and has no stamp.
    /// </summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Of the channel that is tried; of an urgent one, of all.</summary>
    public int Failures { get; private set; }

    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Channels that are not tried any more.</summary>
    public IReadOnlyList<Channel> GivenUp { get; private set; } = [];

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>One more with every change: the concurrency token.</summary>
    public long Stamp { get; private set; }

    public bool IsUrgent => Wording is Wording.Urgent or Wording.Drill;

    /// <summary>
    /// It need not be sent any more, and whoever was about to send it does not. One that is on its way is not called
    /// back, and not tried again.
    /// </summary>
    public void Withdraw(DateTimeOffset at)
    {
        if (Status != DispatchStatus.Waiting) return;
        if (HandedOverAt is null) End(DispatchStatus.Unneeded, at);
        else WithdrawnAt ??= at;
    }

    /// <summary>What it brings would not open any more.</summary>
    public bool IsStale(DateTimeOffset now) => Wording == Wording.Link && now >= CreatedAt + SignInLink.Lifetime;

    public bool IsDue(DateTimeOffset now) => DueAt <= now && !(ClaimedUntil > now);

    /// <summary>One more notice goes into it: it must not be on its way already.</summary>
    /// <returns>False when it is, or has ended.</returns>
    public bool Join(DateTimeOffset now)
    {
        if (Status != DispatchStatus.Waiting || ClaimedUntil > now || DueAt <= now || Attempts > 0) return false;
        Stamp++;
        return true;
    }

    public void Claim(DateTimeOffset until)
    {
        ClaimedUntil = until;
        HeldBy = null;
        Stamp++;
    }

    /// <summary>Ends a claim until it may be sent.</summary>
    public void Hold(DateTimeOffset until, HeldBy by)
    {
        HeldBy = by;
        Release(until);
    }

    /// <summary>
    /// What holds it back, or lets it go, has changed: it is looked at again, and whoever was about to send it does
    /// not.
    /// </summary>
    public void Reconsider(DateTimeOffset at)
    {
        if (Status != DispatchStatus.Waiting || HandedOverAt is not null) return;
        if (HeldBy is not null) (HeldBy, DueAt) = (null, at);
        Stamp++;
    }

    /// <summary>The next of the channels that are left; null when there is none.</summary>
    /// <param name="channels">In the person's order.</param>
    public Channel? Next(IReadOnlyList<Channel> channels)
    {
        var left = channels.Except(GivenUp).ToList();
        if (left.Count == 0) return null;
        if (!IsUrgent || Failures == 0 || Tried is not { } last) return left[0];
        var place = channels.Index().FirstOrDefault(one => one.Item == last).Index;
        return left.Cast<Channel?>().FirstOrDefault(one => channels.Index().First(c => c.Item == one).Index > place)
            ?? left[0];
    }

    public void Begin(Channel channel)
    {
        Tried = channel;
        HandedOverAt = null;
        Attempts++;
        Stamp++;
    }

    /// <summary>From here on the channel may have it.</summary>
    public void HandOver(DateTimeOffset at)
    {
        HandedOverAt = at;
        Stamp++;
    }

    /// <param name="channels">That could be tried.</param>
    public void Settle(DeliveryAnswer answer, IReadOnlyList<Channel> channels, RetryPlan plan, DateTimeOffset at)
    {
        if (answer.Outcome == DeliveryOutcome.Taken) End(DispatchStatus.Delivered, at);
        // That a page comes twice harms less than that it does not come.
        else if (answer is { Outcome: DeliveryOutcome.Unsure, MayRepeat: false } && !IsUrgent)
            End(DispatchStatus.Unsure, at);
        else Fail(answer, channels, plan, at);
    }

    public void End(DispatchStatus status, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, status);
        EndedAt = at;
        HandedOverAt = null;
        (Addressee, Link) = (null, null);
        Release(due: null);
    }

    /// <summary>Ends a claim.</summary>
    public void Release(DateTimeOffset? due)
    {
        ClaimedUntil = null;
        DueAt = due;
        Stamp++;
    }

    private void Fail(DeliveryAnswer answer, IReadOnlyList<Channel> channels, RetryPlan plan, DateTimeOffset at)
    {
        var failed = Tried!.Value;
        HandedOverAt = null;
        FailingSince ??= at;
        Failures++;
        var forGood = answer.ForGood || at - FailingSince >= plan.GiveUpAfter;
        if (forGood)
        {
            GivenUp = [.. GivenUp, failed];
            if (!IsUrgent) (Failures, FailingSince) = (0, null);
        }
        if (Next(channels) is not { } next) End(DispatchStatus.Failed, at);
        // An urgent one goes round all channels before it pauses.
        else if (next != failed && (forGood || Place(next) > Place(failed))) Release(at);
        else Release(at + plan.PauseAfter(Math.Max(Failures, 1)));

        int Place(Channel channel) => channels.Index().FirstOrDefault(one => one.Item == channel).Index;
    }
}
