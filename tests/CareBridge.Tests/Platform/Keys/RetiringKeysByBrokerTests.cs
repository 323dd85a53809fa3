using CareBridge.Platform.Hosting;
using CareBridge.Platform.Keys;
using CareBridge.Testing;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform.Keys;

/// <summary>What waits in a broker's queue may be sealed with an older key, and nobody can look into it.</summary>
[Collection(DeliveryByBrokerTests.Exchange)]
public sealed class RetiringKeysByBrokerTests
{
    /// <summary>More than are taken out of a queue at once.</summary>
    private const int Messages = 60;

    private readonly string _service = $"counting-{Guid.CreateVersion7():N}";

    [Fact]
    public async Task Older_keys_stay_until_every_queue_was_empty()
    {
        await using var store = await TestStore.CreateAsync();
        var release = new TaskCompletionSource();
        await using var host = await CountingHost.StartAsync(
            store,
            (await TestRabbit.SharedAsync()).AmqpUri,
            hold: new Hold { BeforeNote = (_, cancellation) => release.Task.WaitAsync(cancellation) },
            modules: [new CountingModule(_service)]);
        var older = host.Services.GetRequiredService<Resealing>().Newest();
        await UseAnotherAsync(host.Services);
        for (var at = 0; at < Messages; at++) await host.CountAsync();
        await Eventually.IsAsync(Messages, host.TalliedAsync, TimeSpan.FromMinutes(2));

        var (early, refused) = await RetireAsync(host.Services);
        Assert.False(early);
        Assert.Contains($"Queue {_service}-note-change was not seen empty", refused);
        Assert.DoesNotContain($"{_service}-tally-change", refused);
        Assert.Contains(Keys(host.Services), key => key.KeyId == older);

        release.SetResult();
        await Eventually.IsAsync(Messages, host.NotedAsync, TimeSpan.FromMinutes(2));
        var (done, said) = await RetireAsync(host.Services);
        Assert.True(done, said);
        Assert.DoesNotContain(Keys(host.Services), key => key.KeyId == older);
    }

    private static IReadOnlyCollection<IKey> Keys(IServiceProvider services) =>
        services.GetRequiredService<SharedKeys>().GetAllKeys();

    private static async Task UseAnotherAsync(IServiceProvider services)
    {
        var now = TimeProvider.System.GetUtcNow();
        var made = services.GetRequiredService<SharedKeys>().CreateNewKey(now, now.AddDays(90));
        await Eventually.IsAsync(
            made.KeyId, () => Task.FromResult(services.GetRequiredService<Resealing>().Newest()));
    }

    private static async Task<(bool Done, string Said)> RetireAsync(IServiceProvider services)
    {
        using var output = new StringWriter();
        var later = new Later(TimeSpan.FromHours(1));
        var retirement = ActivatorUtilities.CreateInstance<KeyRetirement>(services, later, (TextWriter)output);
        return (await retirement.RunAsync(atOnce: true, default), output.ToString());
    }

    /// <summary>It goes as the system's does.</summary>
    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
