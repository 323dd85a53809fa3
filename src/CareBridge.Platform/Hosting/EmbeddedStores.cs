using CareBridge.Platform.Storage;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Hosting;

/// <summary>The private PostgreSQL of a process that was given no store.</summary>
internal sealed class EmbeddedStores : IAsyncDisposable
{
    public static Task<EmbeddedStores> StartIfNeededAsync(IConfiguration configuration, Target target)
    {
        return Task.FromResult(new EmbeddedStores());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
