using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Crisis.Features.Board;

/// <summary>
/// Server-sent events that say when to read the team's board again, and nothing else. The first comes at once, so that
/// whoever connects again has missed nothing.
/// </summary>
internal static class TellBoardChanges
{
    /// <summary>After <c>/api/crisis/</c>.</summary>
    public const string Path = "board/changes";

    private const string Changed = "changed";

    /// <summary>Keeps the way open where nothing happens.</summary>
    private const string StillHere = "still-here";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Where something changes all the time a board is read again as often as eyes can follow: who reads it without a
    /// pause takes from the others what they wait for, too.
    /// </summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    /// <summary>Then the browser connects again, and has to be somebody who may.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Handle).WithSummary("Hear of changes of the team's board")
            .RequireRole(Role.CrisisResponder).StaysOnScreen().ShowsNothing()
            .Produces<string>(contentType: "text/event-stream");

    private static IResult Handle(
        Caller caller, BoardWatch watch, TimeProvider time, HttpResponse response, IHostApplicationLifetime process)
    {
        // A proxy that gathers what it passes on would keep the news.
        response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            TellAsync(caller.Organization, watch, time, process.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> TellAsync(
        Guid team,
        BoardWatch watch,
        TimeProvider time,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        using var watching = watch.Watch(team, out var changes);
        var end = time.GetUtcNow() + Longest;
        yield return new SseItem<string>("", Changed) { ReconnectionInterval = Reconnect };
        while (time.GetUtcNow() < end && !either.IsCancellationRequested)
        {
            await Task.Delay(Gap, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var hasChanged = await ChangesAsync(changes, time, either.Token);
            yield return new SseItem<string>("", hasChanged ? Changed : StillHere);
        }
    }

    /// <returns>False when nothing has for the time of a heartbeat.</returns>
    private static async Task<bool> ChangesAsync(
        ChannelReader<bool> changes, TimeProvider time, CancellationToken cancellation)
    {
        using var beat = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancellation);
        try
        {
            return await changes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
