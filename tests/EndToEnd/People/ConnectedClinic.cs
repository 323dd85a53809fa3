using CareBridge.EndToEnd.Deployments;

namespace CareBridge.EndToEnd.People;

/// <summary>One process with a network of a community and a clinic, whose record system is connected.</summary>
public sealed class ConnectedClinic : IAsyncLifetime
{
    private OneProcess? _deployment;

    public Network Network { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _deployment = await OneProcess.StartAsync();
        Network = await Network.SignUpAsync(_deployment);
    }

    public async Task DisposeAsync()
    {
        if (Network is not null) await Network.DisposeAsync();
        if (_deployment is not null) await _deployment.DisposeAsync();
    }
}
