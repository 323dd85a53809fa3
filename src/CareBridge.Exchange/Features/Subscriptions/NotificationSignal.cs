using CareBridge.Platform.Hosting;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>Wakes the sender of this process when a subscription may have become due.</summary>
internal sealed class NotificationSignal : Signal;
