using System.Diagnostics;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Gives something that has happened its number in every subscription whose client may know of it now. Done again, it
/// gives no second number.
/// </summary>
internal sealed class EventNumbering(
    ExchangeDbContext store,
    EventDisclosures disclosures,
    SubscriptionSettings settings,
    TimeProvider time,
    ILogger<EventNumbering> logger)
{
    /// <summary>Senders, clients and other instances save the same row; each time somebody gets on.</summary>
    private const int Attempts = 100;

    /// <summary>False when it could not be done for somebody: it is to be done again then.</summary>
    /// <exception cref="UnavailableException">Nothing can be decided now, whoever it is about.</exception>
    public async Task<bool> NumberAsync(TopicEvent happened, CancellationToken cancellation)
    {
        using var activity = Traces.Continue("event number", ActivityKind.Consumer, happened.TraceParent);
        var subscribed = await SubscribedAsync(happened, cancellation);
        if (subscribed.Count > 0 && !await NumberAsync(happened, subscribed, cancellation)) return false;
        await store.TopicEvents.Where(e => e.Id == happened.Id).ExecuteDeleteAsync(cancellation);
        return true;
    }

    private async Task<List<(Subscription Subscription, SmartClient Client)>> SubscribedAsync(
        TopicEvent happened, CancellationToken cancellation)
    {
        var subscribed = await store.Subscriptions.AsNoTracking().Heard(time.GetUtcNow(), settings.KeepEvents)
            .Where(s => s.Topic == happened.Topic)
            .Join(store.Clients.Where(c => c.Enabled), s => s.ClientId, c => c.Id, (s, c) => new { s, c })
            .ToListAsync(cancellation);
        return [.. subscribed.Select(row => (row.s, row.c))];
    }

    private async Task<bool> NumberAsync(
        TopicEvent happened, List<(Subscription, SmartClient)> subscribed, CancellationToken cancellation)
    {
        var version = await store.Versions.AsNoTracking().SingleAsync(
            v => v.Type == happened.Type && v.Id == happened.ResourceId && v.Version == happened.Version, cancellation);
        // As it was when it happened: that is what filters are about.
        var resource = FhirJson.Read(version.Body);
        var onlyFor = version.Visible ? null : await HolderAsync(happened, cancellation);
        var isForAll = true;
        foreach (var (subscription, client) in subscribed)
        {
            try
            {
                if (SmartCaller.Of(client) is not { } caller || !IsHeard(subscription)) continue;
                if (!Matches(subscription, happened, resource)) continue;
                if (onlyFor is { } holder && holder != caller.OrganizationId) continue;
                if (await MayKnowAsync(happened, subscription, caller, cancellation))
                    await NumberAsync(happened, subscription.Key, cancellation);
            }
            catch (Exception exception)
                when (exception is not UnavailableException && !cancellation.IsCancellationRequested)
            {
                // What is wrong with one subscription, or its client, is not to keep what happened from the others.
                logger.LogError(
                    exception,
                    "Event {EventId} could not be numbered for subscription {SubscriptionId}",
                    happened.Id,
                    subscription.Id);
                store.ChangeTracker.Clear();
                isForAll = false;
            }
        }
        return isForAll;
    }

    private bool IsHeard(Subscription subscription) => subscription.IsHeard(time.GetUtcNow(), settings.KeepEvents);

    private async Task<bool> MayKnowAsync(
        TopicEvent happened, Subscription subscription, SmartCaller caller, CancellationToken cancellation) =>
        await disclosures.OpenAsync(
            happened.Happened, subscription.Terms.Content, caller, subscription.Key, cancellation) is not null;

    /// <summary>One at a time: of many that are told at once, one or another is always being saved.</summary>
    private async System.Threading.Tasks.Task NumberAsync(
        TopicEvent happened, Guid key, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryNumberAsync(happened, key, cancellation);
                return;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }

    private async System.Threading.Tasks.Task TryNumberAsync(
        TopicEvent happened, Guid key, CancellationToken cancellation)
    {
        var subscription = await store.Subscriptions.SingleOrDefaultAsync(s => s.Key == key, cancellation);
        if (subscription is null || !IsHeard(subscription)) return;
        // Looked up after the row: whoever numbers it meanwhile changes the row, and this save fails.
        var hasIt = await store.SubscriptionEvents.AnyAsync(
            e => e.SubscriptionKey == key && e.EventId == happened.Id, cancellation);
        if (hasIt) return;
        store.SubscriptionEvents.Add(SubscriptionEvent.Of(happened, key, subscription.Number(time.Now())));
        await store.SaveChangesAsync(cancellation);
    }

    private Task<Guid?> HolderAsync(TopicEvent happened, CancellationToken cancellation) =>
        store.Heads.AsNoTracking().Where(head => head.Type == happened.Type && head.Id == happened.ResourceId)
            .Select(head => head.DiscloserId).SingleAsync(cancellation);

    /// <summary>A stop is for all: to leave it out would tell whom the consent was about.</summary>
    private static bool Matches(Subscription subscription, TopicEvent happened, Resource resource) =>
        happened.IsStop || subscription.Terms.Filters.All(filter => Parse(filter, subscription).Matches(resource));

    /// <summary>It was read when it came, so it can be read.</summary>
    private static EventFilter Parse(string filter, Subscription subscription) => EventFilter.Parse(
        filter, SubscriptionTopics.Of(subscription.Topic), subscription.BaseUrl, "", new Findings())!;
}
