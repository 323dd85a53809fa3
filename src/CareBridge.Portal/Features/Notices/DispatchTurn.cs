using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// One dispatch's turn: it is claimed, given to one channel, and let go. Each step is saved before the next begins, and
/// none is saved by an instance whose claim another has taken over: whoever dies, what happened so far is known.
/// </summary>
internal sealed class DispatchTurn(
    PortalDbContext store,
    Reachability reachability,
    ParcelWriter parcels,
    RecallNotices recall,
    NoticeSettings settings,
    NoticeMetrics metrics,
    ISeal seal,
    TimeProvider time,
    ILogger<DispatchTurn> logger)
{
    /// <summary>When to look again, should its word not come before.</summary>
    private static readonly TimeSpan NotKnownYet = TimeSpan.FromMinutes(10);

    /// <summary>When to look, and to alarm the operators, again.</summary>
    private static readonly TimeSpan NoChannelYet = TimeSpan.FromMinutes(1);

    /// <summary>True when it was this one's turn; it may be again at once.</summary>
    public async Task<bool> TakeAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            var dispatch = await store.Dispatches.SingleOrDefaultAsync(d => d.Id == id, cancellation);
            if (dispatch?.IsDue(time.Now()) != true) return false;
            dispatch.Claim(time.Now() + DeliveryTimeouts.Claim);
            await store.SaveChangesAsync(cancellation);
            await SendAsync(dispatch, cancellation);
            await store.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            logger.LogDebug("Dispatch {DispatchId} is another instance's", id);
            return false;
        }
    }

    private async Task SendAsync(Dispatch dispatch, CancellationToken cancellation)
    {
        if (dispatch.Addressee is { } addressee)
        {
            await SendToStrangerAsync(dispatch, addressee, cancellation);
            return;
        }
        var account = await store.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == dispatch.PersonId && !a.Disabled, cancellation);
        var preferences = await reachability.PreferencesOfAsync(dispatch.PersonId, cancellation);
        IReadOnlyList<Channel> channels = (account, dispatch.Only) switch
        {
            (null, _) => [],
            (_, { } only) => reachability.Offered.Contains(only) ? [only] : [],
            _ => reachability.ChannelsOf(preferences, account, dispatch.IsUrgent),
        };
        if (await HasEndedAsync(dispatch, channels, cancellation)) return;
        if (!await IsDecidedAsync(dispatch, channels, cancellation)) return;

        if (account is null || await parcels.IsUnneededAsync(dispatch, preferences, cancellation))
        {
            dispatch.End(DispatchStatus.Unneeded, time.Now());
            return;
        }
        // What they ask to be sent at this moment they ask for knowing where they are.
        var contact = dispatch.Only is null && account.Role == Role.Participant
            ? await store.FindContactAsync(account.Id, seal, cancellation)
            : SafeContact.Any;
        var quiet = dispatch.Wording is Wording.Notice or Wording.Digest ? preferences.Terms : null;
        if (IsHeld(dispatch, contact, quiet, channels) || IsUnwanted(dispatch, contact, ref channels)) return;
        if (dispatch.IsUrgent && channels.Count == 0)
        {
            logger.LogCritical("Urgent dispatch {DispatchId} waits for a channel that can take it", dispatch.Id);
            dispatch.Hold(time.Now() + NoChannelYet, HeldBy.NoChannel);
            return;
        }
        if (dispatch.Next(channels) is not { } next)
        {
            End(dispatch);
            return;
        }
        await GiveAsync(dispatch, next, channels, parcels.Write(dispatch, preferences, account, next), cancellation);
    }

    private async Task SendToStrangerAsync(
        Dispatch dispatch, SealedContent addressee, CancellationToken cancellation)
    {
        var stranger = seal.Open<Stranger>(addressee);
        var only = dispatch.Only!.Value;
        IReadOnlyList<Channel> channels = reachability.Offered.Contains(only) ? [only] : [];
        if (await HasEndedAsync(dispatch, channels, cancellation)) return;
        if (dispatch.WithdrawnAt is not null || dispatch.IsStale(time.Now()))
        {
            dispatch.End(DispatchStatus.Unneeded, time.Now());
            return;
        }
        if (!await IsDecidedAsync(dispatch, channels, cancellation) || dispatch.EndedAt is not null) return;
        var contact = stranger.ParticipantId is { } id
            ? await store.FindContactAsync(id, seal, cancellation)
            : SafeContact.Any;
        if (IsHeld(dispatch, contact, quiet: null, channels) || IsUnwanted(dispatch, contact, ref channels)) return;
        if (dispatch.Next(channels) is not { } next) End(dispatch);
        else await GiveAsync(dispatch, next, channels, parcels.WriteToStranger(dispatch, stranger), cancellation);
    }

    /// <param name="contact">Null while the directory has not told.</param>
    /// <param name="quiet">Whose quiet hours count; null where none do.</param>
    private bool IsHeld(
        Dispatch dispatch, SafeContact? contact, NoticeTerms? quiet, IReadOnlyList<Channel> channels)
    {
        if (dispatch.IsUrgent) return false;
        var now = time.Now();
        var (until, by) = contact is null
            ? (now + NotKnownYet, HeldBy.NotKnown)
            : (contact.After(now), HeldBy.ContactHours);
        if (quiet?.QuietHours?.After(now, quiet.TimeZone) is { } later && later > until)
            (until, by) = (later, HeldBy.QuietHours);
        if (until <= now) return false;
        dispatch.Hold(until, by);
        metrics.CountHeld(dispatch, dispatch.Next(channels), by);
        return true;
    }

    /// <summary>Leaves out what they may not hear of any more; waits while nobody says what they may.</summary>
    private async Task<bool> IsDecidedAsync(
        Dispatch dispatch, IReadOnlyList<Channel> channels, CancellationToken cancellation)
    {
        try
        {
            await recall.RecallAsync(dispatch, cancellation);
            return true;
        }
        catch (UnavailableException)
        {
            dispatch.Hold(time.Now() + NotKnownYet, HeldBy.NotKnown);
            metrics.CountHeld(dispatch, dispatch.Next(channels), HeldBy.NotKnown);
            return false;
        }
    }

    /// <summary>Leaves out what they are not to be reached by; it ends where nothing else is left.</summary>
    private bool IsUnwanted(Dispatch dispatch, SafeContact? contact, ref IReadOnlyList<Channel> channels)
    {
        var had = channels.Count > 0;
        channels = [.. channels.Where(channel => contact?.Allows(channel) != false)];
        if (!had || channels.Count > 0) return false;
        dispatch.End(DispatchStatus.Unneeded, time.Now());
        return true;
    }

    private async Task GiveAsync(
        Dispatch dispatch,
        Channel next,
        IReadOnlyList<Channel> channels,
        Parcel? parcel,
        CancellationToken cancellation)
    {
        dispatch.Begin(next);
        var attempt = DeliveryAttempt.Begin(dispatch, next, time.Now());
        store.DeliveryAttempts.Add(attempt);
        await store.SaveChangesAsync(cancellation);

        var answer = parcel is null
            ? DeliveryAnswer.Never(DeliveryReason.NoSuchAddress)
            : await reachability.By(next).SendAsync(parcel, HandOverAsync);
        attempt.End(answer, time.Now());
        Settle(dispatch, answer, channels);

        // The claim may have run out while this process stood still: then another instance has it, and this one stops.
        Task HandOverAsync()
        {
            dispatch.HandOver(time.Now());
            return store.SaveChangesAsync(CancellationToken.None);
        }
    }

    /// <summary>Sees to what an instance left behind that died over it.</summary>
    private async Task<bool> HasEndedAsync(
        Dispatch dispatch, IReadOnlyList<Channel> channels, CancellationToken cancellation)
    {
        var left = await store.DeliveryAttempts.SingleOrDefaultAsync(
            a => a.DispatchId == dispatch.Id && a.Number == dispatch.Attempts && a.EndedAt == null, cancellation);
        if (left is null) return false;
        var wasHandedOver = dispatch.HandedOverAt is not null;
        var repeats = reachability.By(left.Channel).ToleratesRepeats;
        var answer = wasHandedOver
            ? DeliveryAnswer.Unsure(DeliveryReason.Interrupted, repeats)
            : DeliveryAnswer.Later(DeliveryReason.Interrupted);
        left.End(answer, time.Now());
        if (!wasHandedOver || repeats) return false;
        Settle(dispatch, answer, channels);
        return true;
    }

    private void Settle(Dispatch dispatch, DeliveryAnswer answer, IReadOnlyList<Channel> channels)
    {
        metrics.Count(dispatch, dispatch.Tried!.Value, answer);
        dispatch.Settle(answer, channels, settings.RetriesOf(dispatch.IsUrgent), time.Now());
        if (answer.Outcome != DeliveryOutcome.Taken)
        {
            logger.LogInformation(
                "Dispatch {DispatchId} was not taken by {Channel}: {Reason}",
                dispatch.Id,
                dispatch.Tried,
                answer.Reason);
        }
        if (dispatch.Status == DispatchStatus.Failed) Report(dispatch);
    }

    private void End(Dispatch dispatch)
    {
        dispatch.End(DispatchStatus.Failed, time.Now());
        Report(dispatch);
    }

    private void Report(Dispatch dispatch)
    {
        if (dispatch.Wording == Wording.Urgent)
            logger.LogCritical("Urgent dispatch {DispatchId} has reached nobody by any channel", dispatch.Id);
    }
}
