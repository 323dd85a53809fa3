using System.Collections.Concurrent;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>Exports go on where they were, whoever was at work on them.</summary>
public sealed class ResumingExportsTests
{
    private const int Patients = 120;

    [Fact]
    public async Task Another_instance_takes_over_where_one_has_died()
    {
        var fixture = new ExportWorld();
        await fixture.InitializeAsync();
        var (world, clock) = (fixture.World, fixture.Clock);
        using var clinic = await ExportClient.OpenAsync(world);
        for (var number = 0; number < Patients; number++) await clinic.PatientAsync();
        var status = await clinic.StartAsync();

        // The second group of people is as far as the first instance gets.
        var asked = new ConcurrentDictionary<Guid, int>();
        var stuck = new TaskCompletionSource();
        world.Disclosures.Deciding = async (question, cancellation) =>
        {
            asked.AddOrUpdate(question.ParticipantId, 1, (_, times) => times + 1);
            if (asked.Count <= 60) return;
            stuck.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        await Eventually.SucceedsAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await stuck.Task.WaitAsync(TimeSpan.FromMilliseconds(100));
        });
        var configuration = world.Host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal(1, await world.InStoreAsync(store => store.Exports.Select(job => job.GroupsDone).SingleAsync()));

        var second = new TestDisclosuresOf(world.Disclosures);
        await using var host = await CareBridgeTestHost.StartAsync(
            clock,
            services => services.AddSingleton<IDisclosures>(second),
            Host.Services.All.ToDictionary(
                module => $"ConnectionStrings:{module.Name}",
                module => configuration.GetConnectionString(module.Name)));
        clock.Advance(ExportJob.Claim);
        await Eventually.IsAsync(ExportStatus.Complete, () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return InStoreAsync(host, store => store.Exports.Select(job => job.Status).SingleAsync());
        });
        Assert.True(second.Decided is >= Patients - 50 and < Patients, $"{second.Decided}");

        world.Disclosures.Deciding = null;
        await clinic.SignInAgainAsync();
        var manifest = await clinic.FinishAsync(status);
        var exported = await clinic.IdsAsync(manifest, "Patient");
        Assert.Equal(Patients, exported.Count);
        Assert.Equal(Patients, exported.Distinct().Count());
        Assert.Equal(Patients, (await clinic.IdsAsync(manifest, "Consent")).Distinct().Count());
        await fixture.DisposeAsync();
    }

    private static async Task<T> InStoreAsync<T>(CareBridgeTestHost host, Func<ExchangeDbContext, Task<T>> query)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<ExchangeDbContext>());
    }

    /// <summary>The same consents, asked by another instance that nothing holds up.</summary>
    private sealed class TestDisclosuresOf(TestDisclosures consents) : IDisclosures
    {
        private int _decided;

        public int Decided => _decided;

        public Task<DisclosureAuthorization> AuthorizeAsync(
            AuthorizeDisclosure question, CancellationToken cancellation) =>
            consents.AuthorizeAsync(question, cancellation);

        public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _decided);
            return Task.FromResult(consents.Decide(question));
        }
    }
}
