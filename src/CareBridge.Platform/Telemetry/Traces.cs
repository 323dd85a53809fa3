using System.Diagnostics;

namespace CareBridge.Platform.Telemetry;

internal static class Traces
{
    public static ActivitySource Source { get; } = new("CareBridge");
}
