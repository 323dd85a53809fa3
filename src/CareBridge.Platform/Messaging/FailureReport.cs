using MassTransit;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Where the in-memory transport ends what failed in spite of all retries. Not in an error queue, which nobody could
/// look into: the outbox row stays.
/// </summary>
internal sealed class FailureReport(Settlement settlement) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.GetMessageId() is { } id) settlement.ReportFailure(id);
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failureReport");
}
