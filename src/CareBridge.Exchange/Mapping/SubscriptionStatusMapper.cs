using System.Globalization;
using CareBridge.Exchange.Domain;
using Hl7.Fhir.Model;
using static Hl7.Fhir.Model.Parameters;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Mapping;

/// <summary>R5's SubscriptionStatus, which in R4 is a Parameters resource.</summary>
internal static class SubscriptionStatusMapper
{
    public const string Handshake = "handshake";
    public const string Heartbeat = "heartbeat";
    public const string Events = "event-notification";
    public const string StatusQuery = "query-status";
    public const string EventsQuery = "query-event";

    /// <param name="number">Of the last event that the client is to know of.</param>
    public static Parameters Map(
        Subscription subscription,
        string topic,
        string type,
        long number,
        IEnumerable<ParameterComponent> events) => new()
        {
            Id = Guid.CreateVersion7(subscription.ChangedAt).ToString(),
            Meta = new Meta { Profile = [Backport.Status] },
            Parameter =
            [
                Part("subscription", new ResourceReference($"{subscription.BaseUrl}/Subscription/{subscription.Id}")),
                Part("topic", new Canonical(topic)),
                Part("status", new Code(SubscriptionMapper.Code(subscription.Status))),
                Part("type", new Code(type)),
                Part("events-since-subscription-start", Number(number)),
                .. events,
                .. subscription.Fault is { } fault
                    ? [Part("error", new CodeableConcept { Text = SubscriptionMapper.Text(fault) })]
                    : Array.Empty<ParameterComponent>(),
            ],
        };

    /// <summary>One of which the client may be told no more than that it has a number.</summary>
    public static ParameterComponent Event(long number) =>
        new() { Name = "notification-event", Part = [Part("event-number", Number(number))] };

    public static ParameterComponent Event(long number, DateTimeOffset happenedAt, string? focus)
    {
        var told = Event(number);
        told.Part.Add(Part("timestamp", new Instant(happenedAt)));
        if (focus is not null) told.Part.Add(Part("focus", new ResourceReference(focus)));
        return told;
    }

    private static ParameterComponent Part(string name, DataType value) => new() { Name = name, Value = value };

    private static FhirString Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));
}
