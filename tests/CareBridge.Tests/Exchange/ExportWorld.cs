using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>A world whose clock stands still, so that exports go on when a test says so.</summary>
public sealed class ExportWorld : IAsyncLifetime
{
    public const int PartSize = 250;

    internal ExchangeWorld World { get; } = new()
    {
        Clock = new FixedClock(ExchangeWorld.Noon.AddDays(1)),
        Settings = new Dictionary<string, string?> { ["Exchange:ExportPartSize"] = $"{PartSize}" },
    };

    internal FixedClock Clock => World.Clock!;

    public Task InitializeAsync() => World.InitializeAsync();

    public Task DisposeAsync() => World.DisposeAsync();
}
