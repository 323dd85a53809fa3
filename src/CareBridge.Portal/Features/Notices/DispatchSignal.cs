using CareBridge.Platform.Hosting;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Wakes the senders of this process when something may have become due.</summary>
internal sealed class DispatchSignal : Signal;

/// <summary>The same for what is urgent.</summary>
internal sealed class UrgentSignal : Signal;
