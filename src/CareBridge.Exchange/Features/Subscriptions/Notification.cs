using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Bundle;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>A Bundle that tells a client how its subscription stands and what has happened.</summary>
/// <param name="Id">The same for each try.</param>
internal sealed record Notification(Guid Id, Subscription Subscription, string Type)
{
    public IReadOnlyList<ToldEvent> Events { get; init; } = [];

    public required PayloadContent Content { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Of a notification the last event in it; of an answer the last there is.</summary>
    public long Number { get; init; }

    public byte[] Write() => FhirJson.Write(new Bundle
    {
        Id = Id.ToString(),
        Meta = new Meta { Profile = [Backport.Notification], Security = Opened.Any() ? Labels.Part2() : [] },
        Type = BundleType.History,
        Timestamp = At,
        Entry = [Status(), .. Focuses()],
    });

    /// <summary>
    /// The notice of 42 CFR 2.32. What the consents cover is in the Bundle: headers of many would be too long for some
    /// servers.
    /// </summary>
    public Dictionary<string, string> Headers() =>
        Accompaniment is { } accompaniment ? new() { [Notice.Header] = accompaniment.Notice } : [];

    private IEnumerable<OpenedEvent> Opened => Events.Select(told => told.Opened).OfType<OpenedEvent>();

    private Accompaniment? Accompaniment => Opened.Aggregate(
        (Accompaniment?)null,
        (all, opened) => Platform.Disclosures.Accompaniment.Join(all, opened.Accompaniment));

    private EntryComponent Status()
    {
        var status = SubscriptionStatusMapper.Map(
            Subscription,
            SubscriptionTopics.Of(Subscription.Topic).Canonical,
            Type,
            Number,
            Events.Select(Event));
        return new EntryComponent
        {
            FullUrl = $"urn:uuid:{status.Id}",
            Resource = status,
            Request = new RequestComponent
            {
                Method = HTTPVerb.GET,
                Url = $"{Subscription.BaseUrl}/Subscription/{Subscription.Id}/$status",
            },
            // An entry of its own would be taken for something that happened.
            Response = new ResponseComponent { Status = "200", Outcome = Accompanying() },
        };
    }

    private OperationOutcome? Accompanying() => Accompaniment is null
        ? null
        : new OperationOutcome
        {
            Meta = new Meta { Security = Labels.Part2() },
            Issue = [.. Notice.Issues(Accompaniment, Opened.Select(opened => opened.Shown))],
        };

    private Parameters.ParameterComponent Event(ToldEvent told) => told.Opened is { Shown.Content.Head: var head }
        ? SubscriptionStatusMapper.Event(
            told.Event.Number, told.Event.HappenedAt, Content == PayloadContent.Empty ? null : Url(head))
        : SubscriptionStatusMapper.Event(told.Event.Number);

    private IEnumerable<EntryComponent> Focuses()
    {
        if (Content == PayloadContent.Empty) return [];
        return Opened.Select(opened => opened.Shown.Content)
            .DistinctBy(resource => (resource.Head.Type, resource.Head.Id))
            .Select(resource => new EntryComponent
            {
                FullUrl = Url(resource.Head),
                Resource = Content == PayloadContent.FullResource ? FhirJson.Read(resource.Body) : null,
                Request = new RequestComponent
                {
                    Method = HTTPVerb.PUT,
                    Url = $"{resource.Head.Type}/{resource.Head.Id}",
                },
                Response = new ResponseComponent { Status = "200" },
            });
    }

    private string Url(ResourceHead head) => $"{Subscription.BaseUrl}/{head.Type}/{head.Id}";
}

/// <param name="Opened">Null when no more may be told of it than its number.</param>
internal sealed record ToldEvent(SubscriptionEvent Event, OpenedEvent? Opened);
