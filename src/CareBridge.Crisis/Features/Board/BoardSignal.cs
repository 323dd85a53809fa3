using CareBridge.Platform.Hosting;

namespace CareBridge.Crisis.Features.Board;

/// <summary>Wakes the watch over boards when this process has changed something that may be on one.</summary>
internal sealed class BoardSignal : Signal;
