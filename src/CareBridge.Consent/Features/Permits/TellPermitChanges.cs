using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Consent.Features.Permits;

/// <summary>
/// Server-sent events that say that the caller may read something else of somebody than they knew, and nothing more:
/// whoever shows it reads it again, or shows it no longer. Of nobody, as of whom they may not read, no event comes.
/// </summary>
internal static class TellPermitChanges
{
    /// <summary>After <c>/api/consent/</c>.</summary>
    public const string Path = "permits/{participantId:guid}/changes";

    private const string Changed = "changed";

    /// <summary>Keeps the way open where nothing happens.</summary>
    private const string StillHere = "still-here";

    /// <summary>A page that shows too much shows it no longer than this.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Then the browser connects again, and has to be somebody who may.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Handle)
            .WithSummary("Hear that you may read something else of somebody")
            .RequireRole(ReadPermits.Readers).StaysOnScreen().ShowsNothing()
            .Produces<string>(contentType: "text/event-stream");

    /// <param name="known">The mark of what is known; without it an event comes at once.</param>
    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static IResult Handle(
        Guid participantId,
        Caller caller,
        IServiceScopeFactory scopes,
        TimeProvider time,
        HttpContext http,
        IHostApplicationLifetime process,
        string? known = null,
        string? purpose = null)
    {
        // A proxy that gathers what it passes on would keep the news.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var watch = new Watch(scopes, Recipient.Of(caller, purpose), participantId);
        var last = http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? known;
        return TypedResults.ServerSentEvents(TellAsync(watch, last, time, process.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> TellAsync(
        Watch watch,
        string? known,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var (end, told) = (time.GetUtcNow() + Longest, DateTimeOffset.MinValue);
        while (time.GetUtcNow() < end && await watch.MarkAsync(either.Token) is { } mark)
        {
            var isNew = mark != known;
            if (isNew || time.GetUtcNow() - told >= Heartbeat)
            {
                (known, told) = (mark, time.GetUtcNow());
                yield return new SseItem<string>("", isNew ? Changed : StillHere)
                {
                    EventId = mark,
                    ReconnectionInterval = Reconnect,
                };
            }
            await Task.WhenAny(Task.Delay(Interval, time, either.Token));
        }
    }

    private sealed record Watch(IServiceScopeFactory Scopes, Recipient Recipient, Guid ParticipantId)
    {
        /// <returns>Null when whoever listens is to come again: nobody knows, or nobody listens any more.</returns>
        public async Task<string?> MarkAsync(CancellationToken cancellation)
        {
            try
            {
                await using var scope = Scopes.CreateAsyncScope();
                var desk = scope.ServiceProvider.GetRequiredService<PermitDesk>();
                return (await desk.OfAsync(Recipient, ParticipantId, cancellation)).Mark;
            }
            catch (Exception exception) when (cancellation.IsCancellationRequested
                || StoreFaults.IsOutage(exception) || StoreFaults.IsConflict(exception))
            {
                return null;
            }
        }
    }
}
