using System.Text;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Where a queue ends what failed in spite of all retries: in the reacting service's store, where it can be looked
/// into, however it was brought. When that store is what fails, the transport's own end comes next.
/// </summary>
internal sealed class FailureReport(
    ReactionRegistration reaction,
    Settlement settlement,
    LeftBehind leftBehind,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<FailureReport> logger) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        MessageMeasures.Failures.Add(MessageMeasures.Reaction, reaction.Name);
        // The in-memory transport's outbox row stays until it is handled, or the process starts anew.
        if (context.GetMessageId() is { } id) settlement.ReportFailure(id);
        if (await TryKeepAsync(context))
        {
            if (!context.IsFaulted) await context.NotifyFaulted(context.Exception);
            return;
        }
        leftBehind.Note(reaction);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failureReport");

    private async Task<bool> TryKeepAsync(ExceptionReceiveContext context)
    {
        var body = context.Body.GetBytes();
        var failure = new Failure(
            context.GetMessageId() ?? MessageIdOf(body),
            Encoding.UTF8.GetString(body),
            FailureReason.Of(context.Exception),
            time.Now());
        try
        {
            await reaction.KeepAsync(failure, scopes, CancellationToken.None);
            return true;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Reaction} could not keep what it could not handle", reaction.Name);
            return false;
        }
    }

    /// <summary>Of what came without one.</summary>
    internal static Guid MessageIdOf(byte[] body) =>
        DerivedId.Of($"failed message {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))}");
}
