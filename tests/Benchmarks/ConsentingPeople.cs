using CareBridge.Consent.Storage;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Host;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareBridge.Benchmarks;

/// <summary>Participants who have consented that the clinic sees what the community holds.</summary>
internal static class ConsentingPeople
{
    private const int AtOnce = 500;

    /// <summary>So many, of whose consents the exchange has heard.</summary>
    public static async Task<IReadOnlyList<Guid>> WelcomeAsync(
        OneProcess deployment, Network network, NpgsqlDataSource database, int count)
    {
        var participants = ConsentSamples.Ids(count);
        var known = await ConsentsAsync(database);
        // The host's own services beside it, never started: what they save it hears of.
        var target = Target.Select(Services.All, "all");
        await using var services = CareBridgeApplication.CreateBuilder(
            [.. deployment.Host.Settings.SelectMany(one => (string[])[$"--{one.Key.Replace("__", ":")}", one.Value])],
            target).Build(target);
        foreach (var some in participants.Chunk(AtOnce))
        {
            await using var scope = services.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
            var now = TimeProvider.System.GetUtcNow();
            foreach (var participant in some)
            {
                store.AddConsent(
                    ConsentSamples.Granted(participant, network.Community, network.ClinicOrganization, now),
                    [network.Community]);
            }
            await store.SaveChangesAsync();
        }
        await Eventually.IsAsync(known + count, () => ConsentsAsync(database), within: TimeSpan.FromMinutes(15));
        return participants;
    }

    private static async Task<long> ConsentsAsync(NpgsqlDataSource database)
    {
        await using var count = database.CreateCommand(
            "SELECT count(*) FROM exchange.resource_heads WHERE \"Type\" = 'Consent'");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
