using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>
/// Messages that a service could not handle: which, why, and what somebody decides about them. What is in them is not
/// shown.
/// </summary>
internal static class SettleFailures<TContext>
    where TContext : ServiceDbContext
{
    private const int MostReason = 200;

    /// <summary>Of one request; the next takes what is left.</summary>
    private const int MostAtOnce = 1000;

    public static void Map(IEndpointRouteBuilder routes, string service)
    {
        var failures = routes.MapGroup($"/api/{service}/operation/failures")
            .RequireRole(Role.Administrator).ShowsNothing();
        failures.MapGet("", ListAsync).WithSummary("List failed messages");
        failures.MapPost("/replay", ReplayAllAsync).WithSummary("Have all failed messages handled again");
        failures.MapPost("/{id:guid}/replay", ReplayAsync).WithSummary("Have a failed message handled again");
        failures.MapPost("/{id:guid}/discard", DiscardAsync).WithSummary("Discard a failed message");
    }

    /// <param name="status">Only those that stand so.</param>
    private static async Task<Page<FailureView>> ListAsync(
        Coded<FailureStatus>? status,
        [AsParameters] PageRequest page,
        HttpContext http,
        CancellationToken cancellation)
    {
        var failures = Store(http).FailedMessages.AsQueryable();
        if (status is { Value: var wanted }) failures = failures.Where(one => one.Status == wanted);
        return (await failures.NewestFirstAsync(page, cancellation)).Select(FailureView.Of);
    }

    private static async Task<FailureView> ReplayAsync(
        Guid id, Caller caller, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        var (store, failed) = await RequireAsync(id, http, cancellation);
        Ask(failed, caller, time, http);
        await store.SaveChangesAsync(cancellation);
        return FailureView.Of(failed);
    }

    /// <summary>Those that wait; whoever asks again while they fail again asks for them anew.</summary>
    private static async Task<ReplayedView> ReplayAllAsync(
        Caller caller, TimeProvider time, HttpContext http, CancellationToken cancellation)
    {
        var store = Store(http);
        var waiting = await store.WaitingFailures(time.Now()).OrderBy(one => one.SortKey).Take(MostAtOnce)
            .ToListAsync(cancellation);
        var readable = waiting.Where(failed => CanRead(failed, http)).ToList();
        foreach (var failed in readable) failed.Ask(caller.Id, time.Now());
        await store.SaveChangesAsync(cancellation);
        return new ReplayedView(readable.Count, waiting.Count - readable.Count);
    }

    /// <summary>It counts as handled from now on, should the transport bring it again.</summary>
    private static async Task<FailureView> DiscardAsync(
        Guid id,
        DiscardRequest request,
        Caller caller,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        new Check().Text(request.Reason, "reason", MostReason).ThrowIfAny();
        var (store, failed) = await RequireAsync(id, http, cancellation);
        if (failed.Status == FailureStatus.Discarded) return FailureView.Of(failed);
        var now = time.Now();
        failed.Discard(request.Reason.Trim(), caller.Id, now);
        store.Inbox.Add(new InboxEntry
        {
            MessageId = failed.MessageId,
            Reaction = failed.Reaction,
            HandledAt = now,
        });
        await store.SaveChangesAsync(cancellation);
        http.RequestServices.GetRequiredService<Settlement>().Report(failed.MessageId, failed.Reaction);
        return FailureView.Of(failed);
    }

    private static void Ask(FailedMessage failed, Caller caller, TimeProvider time, HttpContext http)
    {
        if (!CanRead(failed, http))
            throw new RefusedException("unreadable", "This release cannot read it: it has no reaction that does.");
        failed.Ask(caller.Id, time.Now());
    }

    private static bool CanRead(FailedMessage failed, HttpContext http) =>
        http.RequestServices.GetServices<ReactionRegistration>().SingleOrDefault(one => one.Name == failed.Reaction)
            is { } reaction && Replays.Read(failed, reaction) is not null;

    private static TContext Store(HttpContext http) => http.RequestServices.GetRequiredService<TContext>();

    private static async Task<(TContext Store, FailedMessage Failed)> RequireAsync(
        Guid id, HttpContext http, CancellationToken cancellation)
    {
        var store = Store(http);
        return (store, await store.FailedMessages.SingleOrDefaultAsync(one => one.Id == id, cancellation)
            ?? throw new NotFoundException("failed message"));
    }
}

internal sealed record DiscardRequest
{
    /// <summary>For other administrators; it names nobody.</summary>
    public required string Reason { get; init; }
}

/// <param name="Asked">How many are put back into their queues.</param>
/// <param name="Unreadable">How many stay, because this release cannot read them.</param>
internal sealed record ReplayedView(int Asked, int Unreadable);

/// <param name="Reaction">The one that failed, which is also its queue.</param>
/// <param name="Contract">What the message is.</param>
/// <param name="Times">How often it has failed for good.</param>
/// <param name="Acts">Who has decided what about it, in order.</param>
internal sealed record FailureView(
    Guid Id,
    long Version,
    FailureStatus Status,
    string Reaction,
    string Contract,
    Guid MessageId,
    FailureReason Reason,
    DateTimeOffset FailedAt,
    int Times,
    IReadOnlyList<FailureAct> Acts)
{
    public static FailureView Of(FailedMessage failed) => new(
        failed.Id, failed.Version, failed.Status, failed.Reaction, failed.Contract, failed.MessageId, failed.Reason,
        failed.FailedAt, failed.Times, failed.Acts);
}
