using System.Diagnostics;
using OpenTelemetry.Trace;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Which traces begin here: those of requests and of messages. The queries of a worker that looks several times a
/// second whether there is anything to do belong to no trace, and would be most of all spans.
/// </summary>
/// <param name="ratio">Of these, which part: 0 to 1.</param>
internal sealed class BegunBySomebody(double ratio) : Sampler
{
    private readonly TraceIdRatioBasedSampler _ratio = new(ratio);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind is ActivityKind.Server or ActivityKind.Producer or ActivityKind.Consumer
            ? _ratio.ShouldSample(samplingParameters)
            : new SamplingResult(SamplingDecision.Drop);
}
