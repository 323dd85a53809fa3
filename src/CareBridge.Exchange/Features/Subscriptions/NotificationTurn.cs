using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// One subscription's turn: it is claimed, told what is due, and let go. Dying at any point repeats at most what was
/// being told, under the same numbers.
/// </summary>
internal sealed class NotificationTurn(
    ExchangeDbContext store,
    EventDisclosures disclosures,
    Courier courier,
    SubscriptionSettings settings,
    TimeProvider time,
    ILogger<NotificationTurn> logger)
{
    /// <summary>Clients and the numbering of events save the same row.</summary>
    private const int Attempts = 100;

    /// <summary>Of a claim, beyond the endpoint's own time.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan UntilConsentIsBack = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterMishap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilClientIsEnabled = TimeSpan.FromSeconds(10);

    /// <summary>True when it was this one's turn; it may be again at once.</summary>
    public async Task<bool> TakeAsync(Guid key, CancellationToken cancellation)
    {
        if (await ClaimAsync(key, cancellation) is not { } claimed) return false;
        Action<Subscription> settle;
        try
        {
            settle = await TellAsync(claimed, cancellation);
        }
        catch (UnavailableException)
        {
            settle = subscription => subscription.Release(time.Now() + UntilConsentIsBack);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await SettleAsync(claimed, subscription => subscription.Release(time.Now()), CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            // Left as it is it would be tried again at once, for ever.
            logger.LogError(exception, "Subscription {SubscriptionId} could not be told", claimed.Id);
            settle = subscription => subscription.Release(time.Now() + AfterMishap);
        }
        await SettleAsync(claimed, settle, cancellation);
        return true;
    }

    /// <summary>Null when it is not due, or another instance has it.</summary>
    private async Task<Subscription?> ClaimAsync(Guid key, CancellationToken cancellation)
    {
        var now = time.Now();
        var subscription = await store.Subscriptions.SingleOrDefaultAsync(s => s.Key == key, cancellation);
        if (subscription?.IsDue(now) != true) return null;
        subscription.Claim(now + subscription.Terms.Timeout + Margin);
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever was quicker may only have numbered an event: it is still due then, and looked at again.
            return null;
        }
        finally
        {
            store.ChangeTracker.Clear();
        }
        return subscription;
    }

    /// <summary>What to settle afterwards.</summary>
    private async Task<Action<Subscription>> TellAsync(Subscription claimed, CancellationToken cancellation)
    {
        if (claimed.Terms.End <= time.GetUtcNow()) return one => one.TurnOff(DeliveryFault.Ended, time.Now());
        var client = await store.Clients.AsNoTracking().SingleAsync(c => c.Id == claimed.ClientId, cancellation);
        if (SmartCaller.Of(client) is not { } caller) return one => one.Release(time.Now() + UntilClientIsEnabled);
        if (await GapOfAsync(claimed, cancellation) is { } gone) return one => one.Pass(gone, time.Now());
        if (await NextAsync(claimed, caller, cancellation) is not { } notification) return one => one.Rest(time.Now());

        var fault = await courier.SendAsync(notification, cancellation);
        if (fault is not { } why)
        {
            foreach (var told in notification.Events)
                ExchangeMeasures.NotificationDelay.Record((time.GetUtcNow() - told.Event.HappenedAt).TotalSeconds);
            return one => one.Answered(notification.Events.Count > 0 ? notification.Number : 0, time.Now());
        }
        ExchangeMeasures.NotificationFailures.Add(ExchangeMeasures.Reason, EnumCode.Of(why));
        logger.LogInformation("Subscription {SubscriptionId} was not told: {Fault}", claimed.Id, why);
        return one =>
        {
            if (notification.Events.Count > 0) one.Send(notification.Number);
            one.Failed(why, settings.Retries, time.Now());
        };
    }

    /// <returns>The last of the events that should be told next where none of them is there; null otherwise.</returns>
    private async Task<long?> GapOfAsync(Subscription claimed, CancellationToken cancellation)
    {
        var last = claimed.Sent > claimed.Delivered ? claimed.Sent : claimed.LastNumber;
        if (!claimed.HasShakenHands || last <= claimed.Delivered) return null;
        var isThere = await store.SubscriptionEvents.AnyAsync(
            e => e.SubscriptionKey == claimed.Key && e.Number > claimed.Delivered && e.Number <= last, cancellation);
        return isThere ? null : last;
    }

    /// <summary>Null when there is nothing to tell.</summary>
    private async Task<Notification?> NextAsync(
        Subscription claimed, SmartCaller caller, CancellationToken cancellation)
    {
        if (!claimed.HasShakenHands) return Sign(claimed, SubscriptionStatusMapper.Handshake);
        var pending = await store.SubscriptionEvents.AsNoTracking()
            .Where(e => e.SubscriptionKey == claimed.Key && e.Number > claimed.Delivered
                && (claimed.Sent <= claimed.Delivered || e.Number <= claimed.Sent))
            .OrderBy(e => e.Number).Take(claimed.Terms.MaxCount).ToListAsync(cancellation);
        if (pending.Count > 0)
        {
            return await PlanAsync(claimed, pending, cancellation)
                ? await TellAsync(claimed, caller, pending, cancellation)
                : null;
        }
        // An endpoint that fails is tried with a sign of life when there is nothing else.
        return claimed.Terms.Heartbeat is not null || claimed.Status == SubscriptionStatus.Error
            ? Sign(claimed, SubscriptionStatusMapper.Heartbeat)
            : null;
    }

    /// <summary>
    /// Before anything is sent: whoever takes over from here sends just this again. Of one event alone it can be
    /// nothing else.
    /// </summary>
    /// <returns>False when the claim has ended.</returns>
    private async Task<bool> PlanAsync(
        Subscription claimed, List<SubscriptionEvent> pending, CancellationToken cancellation)
    {
        var last = pending[^1].Number;
        return claimed.Terms.MaxCount == 1 || claimed.Sent == last
            || await SettleAsync(claimed, one => one.Send(last), cancellation);
    }

    private async Task<Notification> TellAsync(
        Subscription claimed, SmartCaller caller, List<SubscriptionEvent> pending, CancellationToken cancellation)
    {
        var told = new List<ToldEvent>();
        var begun = time.GetTimestamp();
        foreach (var numbered in pending)
        {
            // What has been opened is sent while it is fresh; the rest goes with the next.
            if (told.Count > 0 && time.GetElapsedTime(begun) > Permits.Fresh) break;
            told.Add(new ToldEvent(numbered, await disclosures.OpenAsync(
                numbered.Happened, claimed.Terms.Content, caller, claimed.Key, cancellation)));
        }
        var (first, last) = (pending[0], pending[told.Count - 1].Number);
        // Of the event, too: a subscription that is ended and made anew under its id counts from 1 again, and its
        // client does nothing for an id that it had before.
        var id = DerivedId.Of(
            "notification of event", first.EventId, $"{claimed.Key} {first.Number} to {last}");
        return new Notification(id, claimed, SubscriptionStatusMapper.Events)
        {
            Events = told,
            Content = claimed.Terms.Content,
            At = time.Now(),
            Number = last,
        };
    }

    private Notification Sign(Subscription claimed, string type) =>
        new(Guid.CreateVersion7(time.GetUtcNow()), claimed, type)
        {
            Content = PayloadContent.Empty,
            At = time.Now(),
            Number = claimed.LastNumber,
        };

    /// <returns>False when the claim has ended, or its client has changed it and it does now.</returns>
    private async Task<bool> SettleAsync(
        Subscription claimed, Action<Subscription> settle, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var subscription = await store.Subscriptions.SingleOrDefaultAsync(s => s.Key == claimed.Key, cancellation);
            // Another instance has claimed it since: what it settles is its own.
            if (subscription is null || subscription.ClaimedUntil != claimed.ClaimedUntil) return false;
            // What its client has changed meanwhile has nothing to do with how it went before.
            var isAsClaimed = subscription.Version == claimed.Version;
            if (isAsClaimed) settle(subscription);
            else subscription.Release(subscription.DueAt);
            try
            {
                await store.SaveChangesAsync(cancellation);
                return isAsClaimed;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Looked up anew, as everywhere here.
            }
            finally
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
