using CareBridge.Platform.Hosting;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Wakes the worker of this process when an import has been started here.</summary>
internal sealed class ImportSignal : Signal;
