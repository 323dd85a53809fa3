using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Export;

/// <param name="configuration"><c>Exchange:ExportLifetime</c>; a day unless it is set.</param>
internal sealed class ExportSettings(IConfiguration configuration)
{
    /// <summary>How long the files of an export can be fetched, and how long it may take to list them.</summary>
    public TimeSpan Lifetime { get; } =
        configuration.GetValue<TimeSpan?>("Exchange:ExportLifetime") ?? TimeSpan.FromDays(1);
}
