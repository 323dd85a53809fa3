using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Forgets what was handled so long ago that it will not be delivered again, what had failed and was settled then, and
/// what was sent so long ago that no restore will need it.
/// </summary>
internal sealed class InboxPurge<TContext>(
    IServiceScopeFactory scopes,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<InboxPurge<TContext>> logger)
    : RepeatedWork(Interval, time, logger)
    where TContext : ServiceDbContext
{
    /// <summary>
    /// Repeats come within seconds of a crash; later ones when a person moves a message back from an error queue, or
    /// has all sent again that is kept as sent, which is not as old.
    /// </summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>So many at once that a purge is soon done, and so few that it locks nobody out.</summary>
    private const int BatchSize = 1000;

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var until = Time.GetUtcNow() - Memory;
        while (await store.Inbox.Where(entry => entry.HandledAt < until)
            .OrderBy(entry => entry.HandledAt).Take(BatchSize).ExecuteDeleteAsync(cancellation) == BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
        }
        await store.FailedMessages.Where(failed => failed.ChangedAt < until
                && (failed.Status == FailureStatus.Handled || failed.Status == FailureStatus.Discarded))
            .ExecuteDeleteAsync(cancellation);
        var sentUntil = Time.GetUtcNow() - SentMessage.KeepFor(configuration);
        while (await store.SentMessages.Where(sent => sent.SentAt < sentUntil)
            .OrderBy(sent => sent.SentAt).Take(BatchSize).ExecuteDeleteAsync(cancellation) == BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
