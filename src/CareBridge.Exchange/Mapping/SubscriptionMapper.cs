using CareBridge.Exchange.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;
using FhirSubscription = Hl7.Fhir.Model.Subscription;
using Subscription = CareBridge.Exchange.Domain.Subscription;

namespace CareBridge.Exchange.Mapping;

/// <summary>A subscription as its client sees it: without what is secret in its channel.</summary>
internal static class SubscriptionMapper
{
    /// <param name="newSigningKey">Told once, to a client that has left the choice to us.</param>
    public static FhirSubscription Map(Subscription subscription, string topic, string? newSigningKey = null)
    {
        var terms = subscription.Terms;
        return new FhirSubscription
        {
            Id = subscription.Id.ToString(),
            Meta = Meta(subscription),
            Status = Status(subscription.Status),
            End = terms.End,
            Reason = terms.Reason,
            CriteriaElement = new FhirString(topic)
            {
                Extension = [.. terms.Filters.Select(
                    filter => new Extension(Backport.FilterCriteria, new FhirString(filter)))],
            },
            Error = subscription.Fault is { } fault ? Text(fault) : null,
            Channel = Channel(terms, newSigningKey),
        };
    }

    public static string Text(DeliveryFault fault) => fault switch
    {
        DeliveryFault.Unreachable => "The endpoint cannot be reached.",
        DeliveryFault.TimedOut => "The endpoint does not answer in time.",
        DeliveryFault.Refused => "The endpoint's answer is not 2xx.",
        DeliveryFault.GivenUp => "The endpoint failed for too long. Set the status to requested soon to begin again "
            + "where it stopped: what happens is kept for some weeks, then forgotten.",
        DeliveryFault.Ended => "Its end has come.",
    };

    public static string Code(SubscriptionStatus status) => EnumCode.Of(Status(status));

    private static FhirSubscription.SubscriptionStatus Status(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Requested => FhirSubscription.SubscriptionStatus.Requested,
        SubscriptionStatus.Active => FhirSubscription.SubscriptionStatus.Active,
        SubscriptionStatus.Error => FhirSubscription.SubscriptionStatus.Error,
        SubscriptionStatus.Off => FhirSubscription.SubscriptionStatus.Off,
    };

    private static Meta Meta(Subscription subscription)
    {
        var meta = Projection.Meta(subscription.Version, subscription.ChangedAt, isPart2: false);
        meta.Profile = [Backport.Subscription];
        return meta;
    }

    private static FhirSubscription.ChannelComponent Channel(SubscriptionTerms terms, string? newSigningKey) => new()
    {
        Extension =
        [
            .. terms.Heartbeat is { } heartbeat
                ? [new Extension(Backport.HeartbeatPeriod, new UnsignedInt((int)heartbeat.TotalSeconds))]
                : Array.Empty<Extension>(),
            new Extension(Backport.Timeout, new UnsignedInt((int)terms.Timeout.TotalSeconds)),
            new Extension(Backport.MaxCount, new PositiveInt(terms.MaxCount)),
            .. newSigningKey is { } key
                ? [new Extension(Canonicals.SigningKey, new FhirString(key))]
                : Array.Empty<Extension>(),
        ],
        Type = FhirSubscription.SubscriptionChannelType.RestHook,
        Endpoint = terms.Endpoint,
        PayloadElement = new Code("application/fhir+json")
        {
            Extension = [new Extension(Backport.PayloadContent, new Code(EnumCode.Of(terms.Content)))],
        },
    };
}
