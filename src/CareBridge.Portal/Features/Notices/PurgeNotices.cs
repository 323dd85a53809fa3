using CareBridge.Platform.Hosting;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Forgets notices, invitations, sessions and the delivery log after a while; what they were about is not theirs to
/// keep.
/// </summary>
internal sealed class PurgeNotices(
    IServiceScopeFactory scopes, NoticeSettings settings, TimeProvider time, ILogger<PurgeNotices> logger)
    : RepeatedWork(TimeSpan.FromHours(1), time, logger)
{
    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var before = Time.GetUtcNow() - settings.KeepFor;
        await store.DeliveryAttempts.Where(a => a.BegunAt < before && a.EndedAt != null)
            .ExecuteDeleteAsync(cancellation);
        await store.Notices.Where(n => n.CreatedAt < before).ExecuteDeleteAsync(cancellation);
        await store.Dispatches.Where(d => d.EndedAt < before).ExecuteDeleteAsync(cancellation);
        var yesterday = Time.GetUtcNow().AddDays(-1);
        var now = Time.GetUtcNow();
        await store.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await store.SpentTokens.Where(t => t.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await store.SignInLinks.Where(l => l.AskedAt < yesterday).ExecuteDeleteAsync(cancellation);
        await store.Invitations.Where(i => i.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
    }
}
