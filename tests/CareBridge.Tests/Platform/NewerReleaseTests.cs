using System.Text.Json;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Testing;
using MassTransit.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

/// <summary>
/// A newer release runs beside this one on the same stores and queues: what it says is understood as far as it can be,
/// and what cannot is kept.
/// </summary>
[Collection(DeliveryByBrokerTests.Exchange)]
public sealed class NewerReleaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _service = $"counting-{Guid.CreateVersion7():N}";

    private TestRabbit _rabbit = null!;
    private TestStore _store = null!;
    private BrokerProbe _probe = null!;

    private string NoteQueue => $"{_service}-note-change";

    public async Task InitializeAsync()
    {
        _rabbit = await TestRabbit.SharedAsync();
        _store = await TestStore.CreateAsync();
        _probe = await BrokerProbe.OpenAsync(_rabbit);
        // The process is up before its queues are.
        await _probe.DeclareAsync(NoteQueue);
    }

    public async Task DisposeAsync()
    {
        await _probe.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_field_that_is_not_known_yet_changes_nothing()
    {
        await using var host = await StartAsync();

        await SayAsync(new { counterId = Guid.CreateVersion7(), version = 1, value = 0, mood = "calm" });

        await Eventually.IsAsync(1, host.NotedAsync, Patience);
    }

    [Fact]
    public async Task A_word_that_is_not_known_yet_is_set_aside_and_holds_nobody_up()
    {
        await using var host = await StartAsync();

        await SayAsync(new { counterId = Guid.CreateVersion7(), version = 1, value = "many" });
        await SayAsync(new { counterId = Guid.CreateVersion7(), version = 1, value = 0 });

        await Eventually.IsAsync(1, host.NotedAsync, Patience);
        await Eventually.IsAsync(1, () => host.InStoreAsync(store => store.FailedMessages.CountAsync()), Patience);
        Assert.Contains("many", (await host.InStoreAsync(store => store.FailedMessages.SingleAsync())).Body);
    }

    [Fact]
    public async Task A_code_travels_by_its_name()
    {
        await using var host = await StartAsync();

        Assert.Equal(
            "\"asked\"", JsonSerializer.Serialize(FailureStatus.Asked, SystemTextJsonMessageSerializer.Options));
    }

    [Fact]
    public async Task Columns_that_a_newer_release_adds_while_this_one_runs_disturb_nothing()
    {
        await using var host = await StartAsync();
        // Often enough that its statements are prepared.
        for (var time = 0; time < 20; time++) await host.CountAsync();
        await Eventually.IsAsync(20, host.NotedAsync, Patience);

        await using (var store = CountingHost.Open(_store))
        {
            foreach (var table in store.Model.GetEntityTypes().Select(one => one.GetTableName()).Distinct())
            {
                await store.Database.ExecuteSqlRawAsync(Added(table!, "\"NextNote\" varchar(60) NULL"));
                await store.Database.ExecuteSqlRawAsync(Added(table!, "\"NextCount\" bigint DEFAULT 0 NOT NULL"));
            }
        }
        for (var time = 0; time < 20; time++) await host.CountAsync();

        await Eventually.IsAsync((40, 40), async () => (await host.NotedAsync(), await host.TalliedAsync()), Patience);
        await Eventually.IsAsync(0, host.WaitingAsync, Patience);
    }

    [Fact]
    public void Sealed_content_is_opened_as_far_as_it_is_understood()
    {
        ISeal seal = new ContentSeal(new EphemeralDataProtectionProvider());
        SealedContent newer = seal.Seal(new { Words = "Rain", Smell = "petrichor" });

        Assert.Equal("Rain", seal.Open<Forecast>(newer).Words);
    }

    private Task<CountingHost> StartAsync() =>
        CountingHost.StartAsync(_store, _rabbit.AmqpUri, modules: [new CountingModule(_service)]);

    private async Task SayAsync(object message)
    {
        var id = Guid.CreateVersion7();
        var body = JsonSerializer.Serialize(new
        {
            messageId = id,
            messageType = (string[])["urn:message:CareBridge.Tests.Platform:CounterChanged"],
            message,
        });
        await _probe.PublishAsync(NoteQueue, body, id);
    }

    private static string Added(string table, string column) =>
        $"""ALTER TABLE {CountingDbContext.Schema}."{table}" ADD {column}""";

    internal sealed record Forecast(string Words);
}
