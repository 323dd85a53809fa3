using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>The command line, from a process of its own beside a running host.</summary>
public sealed class PurgeCommandTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task It_runs_beside_the_host_and_deletes_nothing_of_today()
    {
        var participant = await network.LiveAsync();
        var before = await network.HavingAsync(participant);

        Assert.Equal(0, await RunAsync("--dry-run"));
        Assert.Equal(0, await RunAsync());

        Assert.Equal(before, await network.HavingAsync(participant));
    }

    [Fact]
    public async Task A_rule_that_is_too_short_is_refused_before_anything_is_deleted() =>
        Assert.Equal(64, await RunAsync("--Retention:portal", "2191"));

    [Fact]
    public async Task A_store_that_is_out_of_reach_is_told_apart() =>
        Assert.Equal(69, await RunAsync(
            "--Store:Provider", "PostgreSql", "--ConnectionStrings:directory",
            $"Host=127.0.0.1;Port={FreePort.Next()};Timeout=1"));

    private Task<int> RunAsync(params string[] options)
    {
        var settings = network.Host.Services.GetRequiredService<IConfiguration>();
        var keys = CareBridge.Host.Services.All.Select(module => $"ConnectionStrings:{module.Name}")
            .Concat(["Data:Folder", "Keys:Folder", "Store:Provider"]);
        return Launcher.RunAsync(
            ["purge", .. keys.SelectMany(key => new[] { $"--{key}", settings[key]! }), .. options],
            CareBridge.Host.Services.All);
    }
}
