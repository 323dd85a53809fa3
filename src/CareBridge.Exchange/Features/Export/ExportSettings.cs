using CareBridge.Contracts.Consent;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Exchange.Features.Export;

/// <param name="configuration">
/// <c>Exchange:ExportLifetime</c>, a day unless it is set; <c>Exchange:ExportPartSize</c>, as many as a question may
/// have.
/// </param>
internal sealed class ExportSettings(IConfiguration configuration)
{
    /// <summary>How long the files of an export can be fetched, and how long it may take to list them.</summary>
    public TimeSpan Lifetime { get; } =
        configuration.GetValue<TimeSpan?>("Exchange:ExportLifetime") ?? TimeSpan.FromDays(1);

    /// <summary>Resources in one part: one question to Consent when they are fetched.</summary>
    public int PartSize { get; } = Math.Clamp(
        configuration.GetValue<int?>("Exchange:ExportPartSize") ?? AuthorizeDisclosure.MaxItems,
        1,
        AuthorizeDisclosure.MaxItems);
}
