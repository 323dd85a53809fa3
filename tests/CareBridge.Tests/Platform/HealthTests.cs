using System.Net;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class HealthTests
{
    /// <summary>A balancer that asked for more would take all instances away while each still works.</summary>
    [Fact]
    public async Task A_process_whose_broker_is_down_accepts_requests_and_is_not_ready()
    {
        await using var store = await TestStore.CreateAsync();
        await using var host = await CountingHost.StartAsync(
            store, new Uri($"amqp://guest:guest@127.0.0.1:{FreePort.Next()}/"));
        using var http = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/accepting")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        await host.CountAsync();
        Assert.Equal(1, await host.WaitingAsync());
    }

    [Fact]
    public async Task A_process_whose_store_is_down_lives_and_is_not_ready()
    {
        await using var postgres = await TestPostgres.StartAsync();
        await using var host = await CountingHost.StartAsync(
            new TestStore(TestStore.PostgreSql, await postgres.CreateDatabaseAsync()));
        using var http = new HttpClient { BaseAddress = host.Address };
        await Eventually.IsAsync(HttpStatusCode.OK, () => StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/accepting"));
        Assert.Equal(0, await AskAsync());

        await postgres.StopAsync();
        await Eventually.IsAsync(HttpStatusCode.ServiceUnavailable, () => StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/accepting"));
        Assert.Equal(1, await AskAsync());

        await postgres.StartAgainAsync();
        await Eventually.IsAsync(HttpStatusCode.OK, () => StatusAsync("/health/ready"));

        async Task<HttpStatusCode> StatusAsync(string path) => (await http.GetAsync(path)).StatusCode;

        Task<int> AskAsync() => Launcher.RunAsync(["health", "--url", host.Address.ToString()], []);
    }
}
