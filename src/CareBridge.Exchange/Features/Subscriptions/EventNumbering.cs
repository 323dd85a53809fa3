using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Hl7.Fhir.Model;
using Microsoft.EntityFrameworkCore;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Gives something that has happened its number in every subscription whose client may know of it now. Done again, it
/// gives no second number.
/// </summary>
internal sealed class EventNumbering(ExchangeDbContext store, EventDisclosures disclosures, TimeProvider time)
{
    /// <summary>Senders, clients and other instances save the same row; each time somebody gets on.</summary>
    private const int Attempts = 100;

    public async System.Threading.Tasks.Task NumberAsync(TopicEvent happened, CancellationToken cancellation)
    {
        foreach (var key in await KnowingAsync(happened, cancellation))
            await NumberAsync(happened, key, cancellation);
        await store.TopicEvents.Where(e => e.Id == happened.Id).ExecuteDeleteAsync(cancellation);
    }

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
        if (subscription is null || subscription.Status == SubscriptionStatus.Off) return;
        // Looked up after the row: whoever numbers it meanwhile changes the row, and this save fails.
        var hasIt = await store.SubscriptionEvents.AnyAsync(
            e => e.SubscriptionKey == key && e.EventId == happened.Id, cancellation);
        if (hasIt) return;
        store.SubscriptionEvents.Add(SubscriptionEvent.Of(happened, key, subscription.Number(time.Now())));
        await store.SaveChangesAsync(cancellation);
    }

    private async Task<List<Guid>> KnowingAsync(TopicEvent happened, CancellationToken cancellation)
    {
        var knowing = new List<Guid>();
        var subscribed = await store.Subscriptions.AsNoTracking()
            .Where(s => s.Topic == happened.Topic && s.Status != SubscriptionStatus.Off)
            .Join(store.Clients.Where(c => c.Enabled), s => s.ClientId, c => c.Id, (s, c) => new { s, c })
            .ToListAsync(cancellation);
        if (subscribed.Count == 0) return knowing;

        var version = await store.Versions.AsNoTracking().SingleAsync(
            v => v.Type == happened.Type && v.Id == happened.ResourceId && v.Version == happened.Version, cancellation);
        // As it was when it happened: that is what filters are about.
        var resource = FhirJson.Read(version.Body);
        var onlyFor = version.Visible ? null : await HolderAsync(happened, cancellation);
        foreach (var (subscription, client) in subscribed.Select(row => (row.s, row.c)))
        {
            if (SmartCaller.Of(client) is not { } caller || !Matches(subscription, happened, resource)) continue;
            if (onlyFor is { } holder && holder != caller.OrganizationId) continue;
            var opened = await disclosures.OpenAsync(
                happened.Happened, subscription.Terms.Content, caller, subscription.Key, cancellation);
            if (opened is not null) knowing.Add(subscription.Key);
        }
        return knowing;
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
