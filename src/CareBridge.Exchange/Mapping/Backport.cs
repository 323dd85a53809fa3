namespace CareBridge.Exchange.Mapping;

/// <summary>Canonical addresses of the Subscriptions R5 Backport guide, 1.1.0.</summary>
internal static class Backport
{
    public const string Subscription = Guide + "backport-subscription";
    public const string Notification = Guide + "backport-subscription-notification-r4";
    public const string Status = Guide + "backport-subscription-status-r4";

    /// <summary>CapabilityStatement.rest.resource: a topic that is served.</summary>
    public const string Topic = Guide + "capabilitystatement-subscriptiontopic-canonical";

    /// <summary>Subscription.criteria.</summary>
    public const string FilterCriteria = Guide + "backport-filter-criteria";

    /// <summary>Subscription.channel: seconds.</summary>
    public const string HeartbeatPeriod = Guide + "backport-heartbeat-period";

    /// <summary>Subscription.channel: seconds.</summary>
    public const string Timeout = Guide + "backport-timeout";

    /// <summary>Subscription.channel: events in one notification.</summary>
    public const string MaxCount = Guide + "backport-max-count";

    /// <summary>Subscription.channel.payload.</summary>
    public const string PayloadContent = Guide + "backport-payload-content";

    private const string Guide = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
}
