using System.Diagnostics;
using System.Diagnostics.Metrics;
using CareBridge.Platform.Telemetry;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Features.Notices;

/// <summary>How many notices go which way and how; codes only, of nobody.</summary>
internal sealed class NoticeMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _held;
    private readonly Histogram<double> _delay;
    private readonly TimeProvider _time;

    public NoticeMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(Measures.MeterName);
        _sent = meter.CreateCounter<long>(
            "carebridge.notices.sent", "{notice}", "Notices that a channel has taken.");
        _failed = meter.CreateCounter<long>(
            "carebridge.notices.failed", "{notice}", "Attempts that a channel did not take.");
        _held = meter.CreateCounter<long>(
            "carebridge.notices.held", "{notice}", "Times that a notice was held back.");
        _delay = meter.CreateHistogram<double>(
            "carebridge.notices.delay", "s", "From what is to be told to a channel having taken it.");
        _time = time;
    }

    public void Count(Dispatch dispatch, Channel channel, DeliveryAnswer answer)
    {
        var tags = Tags(dispatch, channel);
        if (answer.Outcome == DeliveryOutcome.Taken)
        {
            _sent.Add(1, tags);
            _delay.Record((_time.GetUtcNow() - dispatch.CreatedAt).TotalSeconds, tags);
            return;
        }
        tags.Add("outcome", EnumCode.Of(answer.Outcome));
        if (answer.Reason is { } reason) tags.Add("reason", EnumCode.Of(reason));
        _failed.Add(1, tags);
    }

    /// <param name="channel">That it would be given to; null when there is none.</param>
    public void CountHeld(Dispatch dispatch, Channel? channel, HeldBy by)
    {
        var tags = Tags(dispatch, channel);
        tags.Add("by", EnumCode.Of(by));
        _held.Add(1, tags);
    }

    private static TagList Tags(Dispatch dispatch, Channel? channel)
    {
        var tags = new TagList
        {
            { "kind", dispatch.Kind is { } kind ? EnumCode.Of(kind) : EnumCode.Of(dispatch.Wording) },
        };
        if (channel is { } one) tags.Add("channel", EnumCode.Of(one));
        return tags;
    }
}
