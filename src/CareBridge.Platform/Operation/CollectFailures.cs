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
/// which a store did not answer.
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
                isEmpty = await queues.EmptyAsync(
                    reaction.Name + Suffix,
                    taken => reaction.KeepAsync(Read(taken), scopes, cancellation),
                    cancellation);
            }
            finally
            {
                if (!isEmpty) leftBehind.Note(reaction);
            }
        }
    }

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
