using System.Diagnostics;
using CareBridge.Platform.Telemetry;
using OpenTelemetry.Trace;

namespace CareBridge.Tests.Platform;

public sealed class TracesTests
{
    private const string First = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Second = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-01";

    [Fact]
    public void A_batch_belongs_to_the_trace_of_the_first_and_links_to_the_others()
    {
        using var listener = Listen();

        using var span = Traces.Continue("test", ActivityKind.Producer, null, First, Second, Second);

        Assert.Equal((First[3..35], First[36..52]), ($"{span!.TraceId}", $"{span.ParentSpanId}"));
        Assert.Equal([Second[3..35]], span.Links.Select(link => $"{link.Context.TraceId}"));
        Assert.Equal(span.Id, Traces.Current);
    }

    [Fact]
    public void What_nobody_began_begins_a_trace()
    {
        using var listener = Listen();

        using var span = Traces.Continue("test", ActivityKind.Producer, null, "not a traceparent");

        Assert.Equal(default, span!.ParentSpanId);
    }

    [Fact]
    public void Of_a_callers_context_only_the_ids_of_the_trace_are_taken()
    {
        var sent = new Dictionary<string, string>
        {
            ["traceparent"] = First,
            ["tracestate"] = "patient=Lovelace",
            ["baggage"] = "patient=Lovelace",
            ["Correlation-Context"] = "patient=Lovelace",
        };
        var propagator = new TraceContextOnly();

        propagator.ExtractTraceIdAndState(sent, Read, out var id, out var state);

        Assert.Equal((First, null), (id, state));
        Assert.Null(propagator.ExtractBaggage(sent, Read));
        sent["traceparent"] = "Lovelace";
        propagator.ExtractTraceIdAndState(sent, Read, out id, out _);
        Assert.Null(id);

        static void Read(object? from, string name, out string? value, out IEnumerable<string>? values) =>
            (value, values) = (((Dictionary<string, string>)from!).GetValueOrDefault(name), null);
    }

    [Theory]
    [InlineData(ActivityKind.Server, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Consumer, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Producer, SamplingDecision.RecordAndSample)]
    [InlineData(ActivityKind.Client, SamplingDecision.Drop)]
    [InlineData(ActivityKind.Internal, SamplingDecision.Drop)]
    public void A_worker_that_only_looks_whether_there_is_anything_to_do_begins_no_trace(
        ActivityKind kind, SamplingDecision expected)
    {
        var parameters = new SamplingParameters(default, ActivityTraceId.CreateRandom(), "test", kind, null, null);

        Assert.Equal(expected, new BegunBySomebody(1).ShouldSample(parameters).Decision);
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Traces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
