using System.Net;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class HealthTests
{
    [Fact]
    public async Task A_process_whose_store_is_down_lives_and_is_not_ready()
    {
        await using var postgres = await TestPostgres.StartAsync();
        await using var host = await CountingHost.StartAsync(
            new TestStore(TestStore.PostgreSql, await postgres.CreateDatabaseAsync()));
        using var http = new HttpClient { BaseAddress = host.Address };
        await Eventually.IsAsync(HttpStatusCode.OK, () => StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(0, await AskAsync());

        await postgres.StopAsync();
        await Eventually.IsAsync(HttpStatusCode.ServiceUnavailable, () => StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(1, await AskAsync());

        await postgres.StartAgainAsync();
        await Eventually.IsAsync(HttpStatusCode.OK, () => StatusAsync("/health/ready"));

        async Task<HttpStatusCode> StatusAsync(string path) => (await http.GetAsync(path)).StatusCode;

        Task<int> AskAsync() => Launcher.RunAsync(["health", "--url", host.Address.ToString()], []);
    }
}
