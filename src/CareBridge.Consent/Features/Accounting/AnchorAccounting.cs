using System.Globalization;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>
/// Anchors what was appended, every <c>Consent:AnchorInterval</c>. Each anchor's hash goes to the log, where whoever
/// can write the store cannot reach it. Several instances may do it at once; one takes each number.
/// </summary>
internal sealed class AnchorAccounting(
    IServiceScopeFactory scopes,
    ISeal seal,
    TimeProvider time,
    IConfiguration configuration,
    ILogger<AnchorAccounting> logger) : RepeatedWork(ReadInterval(configuration), time, logger)
{
    /// <summary>Most chains in one anchor: while it is kept, appending to them waits.</summary>
    private const int MaxChains = 200;

    private const string IntervalKey = "Consent:AnchorInterval";
    private const string DefaultInterval = "01:00:00";

    protected override Task WorkAsync(CancellationToken cancellation) => AnchorAsync(cancellation);

    /// <summary>Anchors all that no anchor covers yet, or leaves it to the instance that was first.</summary>
    public async Task AnchorAsync(CancellationToken cancellation)
    {
        string? last = null;
        do last = await AnchorNextAsync(last, cancellation);
        while (last is not null);
    }

    /// <exception cref="UsageException">It is no time, or none at all.</exception>
    internal static TimeSpan ReadInterval(IConfiguration configuration)
    {
        var text = configuration[IntervalKey] ?? DefaultInterval;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? interval
            : throw new UsageException($"{IntervalKey} is a time such as {DefaultInterval}.");
    }

    /// <returns>Where to go on; null when there is no more, or another instance is at it.</returns>
    private async Task<string?> AnchorNextAsync(string? after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var moved = await store.NextMovedHeadsAsync(after, MaxChains, cancellation);
        if (moved.Count == 0) return null;

        var last = await store.LastAnchorAsync(cancellation);
        var (anchor, entries) = AccountingAnchor.Take(last, moved, Time.GetUtcNow(), seal);
        try
        {
            if (!await store.TryKeepAsync(anchor, entries, moved, cancellation)) return null;
        }
        catch (DbUpdateException exception) when (StoreFaults.IsConflict(exception))
        {
            return null;
        }
        Logger.LogInformation("Accounting anchor {Number}: {Hash}", anchor.Number, anchor.Hash);
        return moved[^1].PageKey;
    }
}
