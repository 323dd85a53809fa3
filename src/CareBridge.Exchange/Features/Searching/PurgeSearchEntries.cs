using CareBridge.Exchange.Storage;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Forgets what resources were once found by, when no search that is still open can ask for it.</summary>
internal sealed class PurgeSearchEntries(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<PurgeSearchEntries> logger)
    : RepeatedWork(PageCursors.Life, time, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var past = (Time.GetUtcNow() - PageCursors.Life).UtcTicks;
        await store.Tokens.Where(entry => entry.Until < past).ExecuteDeleteAsync(cancellation);
        await store.Strings.Where(entry => entry.Until < past).ExecuteDeleteAsync(cancellation);
        await store.Dates.Where(entry => entry.Until < past).ExecuteDeleteAsync(cancellation);
        await store.References.Where(entry => entry.Until < past).ExecuteDeleteAsync(cancellation);
    }
}
