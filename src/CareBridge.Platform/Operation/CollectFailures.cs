using System.Globalization;
using System.Text;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>
/// Takes failed messages out of the broker's queues for errors into the stores: of an older release, and of hours in
/// which a store did not answer. At the start also what an older release beside this one did not know.
/// </summary>
internal sealed class CollectFailures(
    IEnumerable<ReactionRegistration> reactions,
    LeftBehind leftBehind,
    Queues queues,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<CollectFailures> logger) : RepeatedWork(Interval, time, logger)
{
    public const string Suffix = "_error";

    /// <summary>
    /// Where an instance puts what its release does not know; the one that does takes it from there.
    /// </summary>
    public const string UnknownSuffix = "_skipped";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var reaction in reactions) leftBehind.Note(reaction);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        foreach (var reaction in leftBehind.Reactions)
        {
            // Forgotten before, so that what fails meanwhile is noted anew.
            leftBehind.Forget(reaction);
            var isEmpty = false;
            try
            {
                isEmpty = await TryEmptyAsync(reaction, Suffix, cancellation)
                    && await TryEmptyAsync(reaction, UnknownSuffix, cancellation);
            }
            finally
            {
                if (!isEmpty) leftBehind.Note(reaction);
            }
        }
    }

    private Task<bool> TryEmptyAsync(ReactionRegistration reaction, string suffix, CancellationToken cancellation) =>
        queues.EmptyAsync(
            reaction.Name + suffix, taken => reaction.KeepAsync(Read(taken), scopes, cancellation), cancellation);

    private Failure Read(TakenMessage taken) => new(
        Guid.TryParse(taken.Id, out var id) ? id : FailureReport.MessageIdOf(taken.Body),
        Encoding.UTF8.GetString(taken.Body),
        FailureReason.Of(
            taken.Header(MessageHeaders.FaultExceptionType), taken.Header(MessageHeaders.FaultStackTrace)),
        At(taken.Header(MessageHeaders.FaultTimestamp)));

    private DateTimeOffset At(string? header) => DateTimeOffset.TryParse(
        header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? at.AsKept()
        : Time.Now();
}
