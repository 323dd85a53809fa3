using System.Diagnostics;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Takes from whoever calls the ids of their trace and nothing else. Baggage and <c>tracestate</c> are the caller's own
/// words: they would travel on, to other services, into the headers of messages and to endpoints of clinics.
/// </summary>
internal sealed class TraceContextOnly : DistributedContextPropagator
{
    private const string TraceParent = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [TraceParent];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id }) setter?.Invoke(carrier, TraceParent, id);
    }

    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        getter?.Invoke(carrier, TraceParent, out traceId, out _);
        if (!ActivityContext.TryParse(traceId, null, out _)) traceId = null;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(
        object? carrier, PropagatorGetterCallback? getter) => null;
}
