using CareBridge.Exchange.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Operation;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>The command line's way to make a projection anew, beside a running host.</summary>
public sealed class RebuildingByCommandTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Lost_rows_come_back_and_the_terminal_says_how_far_it_is()
    {
        await Eventually.IsAsync(5, () => network.InStoreAsync<ExchangeDbContext, int>(
            store => store.Heads.CountAsync(head => head.Type == "Organization")));
        var before = await EntriesAsync(entries => entries);
        await network.InStoreAsync<ExchangeDbContext, int>(
            store => store.Tokens.Where(entry => entry.Type == "Organization").ExecuteDeleteAsync());
        using var output = new StringWriter();

        Assert.Equal(0, await RebuildCommand.RunAsync(network.Host.Services, output, CancellationToken.None));

        Assert.Equal(before, await EntriesAsync(entries => entries));
        Assert.Matches(@"exchange search: \d+ of \d+, 100 %", output.ToString());
        // All that the services here keep twice, where none is named.
        Assert.Matches(@"directory match-keys: \d+ of \d+, 100 %", output.ToString());
    }

    [Fact]
    public async Task What_was_broken_off_goes_on_where_it_was()
    {
        var id = Guid.CreateVersion7();
        var now = TimeProvider.System.GetUtcNow();
        await network.InStoreAsync<ExchangeDbContext, int>(async store =>
        {
            var rebuild = Rebuild.Begin(id, "search", 1000, Guid.Empty, now.AddMinutes(-1));
            rebuild.Advance(new ProjectionStep(1000, long.MaxValue - 1), now);
            store.Rebuilds.Add(rebuild);
            return await store.SaveChangesAsync();
        });
        using var output = new StringWriter();

        await RebuildCommand.RunAsync(network.Host.Services, output, CancellationToken.None);

        Assert.Matches(@"exchange search: \d+ of \d+, 100 %", output.ToString());
        // A running host may have ended it while others were made; nothing before it was done a second time.
        var rebuild = await network.InStoreAsync<ExchangeDbContext, Rebuild>(
            store => store.Rebuilds.AsNoTracking().SingleAsync(one => one.Id == id));
        Assert.Equal((RebuildStatus.Done, 1000), (rebuild.Status, rebuild.Done));
    }

    private Task<T> EntriesAsync<T>(Func<int, T> see) => network.InStoreAsync<ExchangeDbContext, T>(async store =>
        see(await store.Tokens.CountAsync(entry => entry.Type == "Organization" && entry.Until == SearchEntry.Open)));
}
