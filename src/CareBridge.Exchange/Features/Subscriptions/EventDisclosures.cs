using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Opens the door for events. That something has happened is a disclosure as well: an event is permitted and accounted
/// for when it gets its number, which <c>$status</c> tells from then on, and again whenever it is sent.
/// </summary>
internal sealed class EventDisclosures(ExchangeDbContext store, Permits permits, StopNotices stops)
{
    /// <summary>What may be sent of it now; null when nothing may.</summary>
    /// <param name="subscription">
    /// For which it is opened: as often as that is, it is one disclosure. Null: one of its own.
    /// </param>
    public async Task<OpenedEvent?> OpenAsync(
        Happened happened,
        PayloadContent content,
        SmartCaller caller,
        Guid? subscription,
        CancellationToken cancellation)
    {
        var type = ServedTypes.Require(happened.Type);
        if (!Scopes.Reach(caller, type.Name, Access.Read)) return null;
        if (happened.IsStop)
            return Of(await stops.FindAsync(type, happened.ResourceId, caller, cancellation));
        if (await FindAsync(type, happened.ResourceId, caller, cancellation) is not { } candidate) return null;

        var id = subscription is { } key ? IdOf(happened, content, candidate, caller, key) : permits.NewDisclosure();
        var opened = await OpenAsync(id, type, content, caller, candidate, cancellation);
        // What it was permitted under has ended, but perhaps there is another consent.
        return opened is null && subscription is not null
            ? await OpenAsync(permits.NewDisclosure(), type, content, caller, candidate, cancellation)
            : opened;
    }

    /// <summary>For an answer or a notification in which there is nothing of anybody.</summary>
    public void ShowNobody() => permits.ShowNobody();

    private async Task<Candidate?> FindAsync(
        ServedType type, Guid id, SmartCaller caller, CancellationToken cancellation)
    {
        var heads = await store.For(caller, type, Access.Read).Where(head => head.Id == id).ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, caller.OrganizationId, heads, cancellation);
        return candidates is [{ Disclosers.Count: > 0 } candidate] ? candidate : null;
    }

    private async Task<OpenedEvent?> OpenAsync(
        Guid id,
        ServedType type,
        PayloadContent content,
        SmartCaller caller,
        Candidate candidate,
        CancellationToken cancellation)
    {
        if (content != PayloadContent.Empty)
            return Of(await permits.OpenAsync(id, type, caller, [candidate], cancellation));
        var (participant, category) = (candidate.Head.ParticipantId!.Value, candidate.Head.Category!.Value);
        var person = new Person(
            participant, [.. candidate.Disclosers.Select(one => new DisclosureScope(one, category))]);
        var count = await permits.OpenCountAsync(id, caller, [person], cancellation, id);
        return Of(count.Select(_ => candidate));
    }

    private static OpenedEvent? Of(Opening<Candidate> opening) =>
        opening.Items is [var shown] ? new OpenedEvent(shown, opening.Accompaniment) : null;

    /// <summary>
    /// Another version, another purpose, or other organizations that hold it, make it another disclosure.
    /// </summary>
    private static Guid IdOf(
        Happened happened, PayloadContent content, Candidate candidate, SmartCaller caller, Guid subscription) =>
        DerivedId.Of(
            "event of subscription",
            happened.EventId,
            $"{subscription} {content} {caller.Purpose} {candidate.Head.Version} "
            + string.Join(' ', candidate.Disclosers));
}

/// <param name="EventId">The <see cref="TopicEvent"/>.</param>
internal sealed record Happened(Guid EventId, string Type, Guid ResourceId, bool IsStop);

internal sealed record OpenedEvent(Disclosed<Candidate> Shown, Accompaniment? Accompaniment);
