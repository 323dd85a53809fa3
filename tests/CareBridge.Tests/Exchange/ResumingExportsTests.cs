using System.Collections.Concurrent;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Export;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>Exports go on where they were, whoever was at work on them.</summary>
public sealed class ResumingExportsTests
{
    private const int Patients = 120;

    /// <summary>People decided on before the first instance gets stuck, in the second group of fifty.</summary>
    private const int First = 60;

    [Fact]
    public async Task Another_instance_takes_over_where_one_has_died()
    {
        var fixture = new ExportWorld();
        await fixture.InitializeAsync();
        var (world, clock) = (fixture.World, fixture.Clock);
        using var clinic = await ExportClient.OpenAsync(world);
        for (var number = 0; number < Patients; number++) await clinic.PatientAsync();
        var status = new Uri(await clinic.StartAsync()).AbsolutePath;
        var asked = new ConcurrentDictionary<Guid, bool>();
        var stuck = new TaskCompletionSource();
        world.Disclosures.Deciding = async (question, cancellation) =>
        {
            asked[question.ParticipantId] = true;
            if (asked.Count <= First) return;
            stuck.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        clock.Advance(TimeSpan.FromSeconds(1));
        await stuck.Task.WaitAsync(TimeSpan.FromSeconds(15));
        Assert.Equal(1, await world.InStoreAsync(store => store.Exports.Select(job => job.GroupsDone).SingleAsync()));

        var configuration = world.Host.Services.GetRequiredService<IConfiguration>();
        var stores = Host.Services.All.ToDictionary(
            module => $"ConnectionStrings:{module.Name}", module => configuration.GetConnectionString(module.Name));
        await world.Host.DisposeAsync();
        var again = new ConcurrentDictionary<Guid, bool>();
        world.Disclosures.Deciding = (question, _) =>
        {
            again[question.ParticipantId] = true;
            return Task.CompletedTask;
        };
        world.Host = await CareBridgeTestHost.StartAsync(
            clock, services => services.AddSingleton<IDisclosures>(world.Disclosures), stores);
        clock.Advance(ExportJob.Claim);
        await clinic.SignInAgainAsync();
        var manifest = await clinic.FinishAsync(status);

        Assert.Equal(Patients - CollectExport.GroupSize, again.Count);
        var exported = await clinic.IdsAsync(manifest, "Patient");
        Assert.Equal(Patients, exported.Count);
        Assert.Equal(Patients, exported.Distinct().Count());
        Assert.Equal(Patients, (await clinic.IdsAsync(manifest, "Consent")).Distinct().Count());
        await fixture.DisposeAsync();
    }
}
