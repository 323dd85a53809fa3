using OpenTelemetry;
using OpenTelemetry.Logs;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Of an exception the type stays: what it says may quote a row, a header or an address. The log of the process itself,
/// which the operator alone reads, has all of it.
/// </summary>
internal sealed class PrivateLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception) return;
        data.Attributes = [.. data.Attributes ?? [], new("exception.type", exception.GetType().FullName)];
        data.Exception = null;
    }
}
