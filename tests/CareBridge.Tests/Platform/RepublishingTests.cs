using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>
/// What a restore is followed by: messages that were sent are sent again, and whoever had handled them does nothing.
/// </summary>
[Collection(DeliveryByBrokerTests.Exchange)]
public sealed class RepublishingTests : IAsyncLifetime
{
    private readonly string _service = $"counting-{Guid.CreateVersion7():N}";

    private TestStore _store = null!;

    private string NoteQueue => $"{_service}-note-change";

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_reaction_has_lost_it_handles_and_what_it_has_not_it_does_not(bool broker)
    {
        await using var host = await StartAsync(broker);
        await CountAsync(host, 3);
        await ForgetNotesAsync(host);

        var (end, said) = await RepublishAsync(host);

        Assert.Equal(0, end);
        Assert.Matches($"{_service}: [0-9]+ messages are sent again", said);
        await Eventually.IsAsync(3, host.NotedAsync);
        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal((3, 3), (await host.NotedAsync(), await host.TalliedAsync()));
    }

    [Fact]
    public async Task What_was_sent_before_the_time_that_is_named_is_left_as_it_is()
    {
        await using var host = await StartAsync(broker: false);
        await CountAsync(host, 2);
        await ForgetNotesAsync(host);
        await host.InStoreAsync(store => store.SentMessages.ExecuteUpdateAsync(
            set => set.SetProperty(sent => sent.SentAt, TimeProvider.System.GetUtcNow().AddHours(-2))));

        Assert.Equal(0, (await RepublishAsync(host, ("since", $"{Ago(1):O}"))).End);
        Assert.Equal(0, await host.WaitingAsync());
        Assert.Equal(0, await host.NotedAsync());

        Assert.Equal(0, (await RepublishAsync(host, ("since", $"{Ago(3):O}"))).End);
        await Eventually.IsAsync(2, host.NotedAsync);
    }

    [Fact]
    public async Task A_store_that_knows_what_its_owner_has_lost_is_named_and_nothing_is_sent()
    {
        await using var host = await StartAsync(broker: false);
        await CountAsync(host, 1);
        await ForgetNotesAsync(host);
        await host.InStoreAsync(store => store.SentMessages.ExecuteDeleteAsync());

        var (end, said) = await RepublishAsync(host);

        Assert.Equal(1, end);
        Assert.Matches($@"{_service} has handled [12] messages that no store has sent.*Restore it to before 2", said);
        Assert.Contains("Nothing was sent again.", said);
        Assert.Equal(0, (await RepublishAsync(host, ("accept-differences", "true"))).End);
    }

    [Theory]
    [InlineData("since", "yesterday")]
    [InlineData("accept-differences", "perhaps")]
    public async Task An_option_that_cannot_be_read_is_refused(string option, string value)
    {
        await using var host = await StartAsync(broker: false);

        await Assert.ThrowsAsync<UsageException>(() => RepublishAsync(host, (option, value)));
    }

    [Fact]
    public async Task What_an_old_store_had_handled_is_remembered_for_as_long_as_it_may_come_again()
    {
        await using var host = await StartAsync(broker: false);
        await CountAsync(host, 1);
        await host.InStoreAsync(store => store.Inbox.ExecuteUpdateAsync(
            set => set.SetProperty(entry => entry.HandledAt, Ago(24 * 40))));

        await RepublishAsync(host);

        var oldest = await host.InStoreAsync(store => store.Inbox.MinAsync(entry => entry.HandledAt));
        Assert.True(oldest > Ago(24 * 16), $"{oldest:O}");
        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal((1, 1), (await host.NotedAsync(), await host.TalliedAsync()));
    }

    private static DateTimeOffset Ago(int hours) => TimeProvider.System.GetUtcNow().AddHours(-hours);

    private async Task<CountingHost> StartAsync(bool broker) => await CountingHost.StartAsync(
        _store,
        broker ? (await TestRabbit.SharedAsync()).AmqpUri : null,
        modules: [new CountingModule(_service)]);

    private static async Task CountAsync(CountingHost host, int times)
    {
        for (var time = 0; time < times; time++) await host.CountAsync();
        await Eventually.IsAsync((times, times), async () => (await host.NotedAsync(), await host.TalliedAsync()));
        await Eventually.IsAsync(0, () => host.InStoreAsync(store => store.Outbox.CountAsync()));
    }

    /// <summary>As in a store that is older than that of whoever sent it.</summary>
    private Task<int> ForgetNotesAsync(CountingHost host) => host.InStoreAsync(async store =>
    {
        await store.Notes.ExecuteDeleteAsync();
        return await store.Inbox.Where(entry => entry.Reaction == NoteQueue).ExecuteDeleteAsync();
    });

    private static async Task<(int End, string Said)> RepublishAsync(
        CountingHost host, params (string Key, string Value)[] options)
    {
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        foreach (var (key, value) in options) configuration[key] = value;
        using var output = new StringWriter();
        var end = await RepublishCommand.RunAsync(host.Services, output, CancellationToken.None);
        return (end, output.ToString());
    }
}
