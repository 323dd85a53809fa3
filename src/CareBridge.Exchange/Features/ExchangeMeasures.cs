using System.Diagnostics.Metrics;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Exchange.Features;

internal static class ExchangeMeasures
{
    public const string Limit = "carebridge.limit";
    public const string Reason = "carebridge.reason";

    public static Histogram<double> NotificationDelay { get; } = Measures.Duration(
        "carebridge.notification.delay", "From what happened to an endpoint having taken the notification of it.");

    public static Counter<long> NotificationFailures { get; } = Measures.Count(
        "carebridge.notification.failures", "{notification}", "Notifications that an endpoint did not take.");

    public static Counter<long> Exported { get; } = Measures.Count(
        "carebridge.export.resources", "{resource}", "Resources that left in files of exports.");

    public static Counter<long> Limited { get; } = Measures.Count(
        "carebridge.requests.limited", "{request}", "Requests that were refused because a client asked too much.");
}
