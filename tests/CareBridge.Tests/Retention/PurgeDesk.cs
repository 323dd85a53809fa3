using System.Net.Http.Json;
using CareBridge.Aftercare.Storage;
using CareBridge.Consent.Storage;
using CareBridge.Crisis.Storage;
using CareBridge.Directory.Storage;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using CareBridge.Referrals.Storage;
using CareBridge.Testing;
using CareBridge.Tests.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>Purges of a network's stores, in a time to come.</summary>
internal static class PurgeDesk
{
    public static readonly IReadOnlyList<Type> Stores =
    [
        typeof(DirectoryDbContext), typeof(ConsentDbContext), typeof(ReferralsDbContext), typeof(AftercareDbContext),
        typeof(CrisisDbContext), typeof(ExchangeDbContext), typeof(PortalDbContext),
    ];

    /// <summary>When nothing that happens now is kept any more: consents of the tests last a year.</summary>
    public static DateTimeOffset MuchLater =>
        TimeProvider.System.GetUtcNow() + RetentionRule.Usual + TimeSpan.FromDays(400);

    public static PurgeRun PurgeAt(
        this CareNetwork network, DateTimeOffset at, Func<int, Task>? beforeHoldIsAsked = null)
    {
        var services = network.Host.Services;
        return new PurgeRun(
            services.GetServices<RetentionDesk>(),
            services.GetRequiredService<Target>(),
            services.GetRequiredService<QuestionClient>(),
            new Holds(
                services.GetRequiredService<IServiceScopeFactory>(), beforeHoldIsAsked ?? (_ => Task.CompletedTask)),
            new FixedClock(at));
    }

    /// <summary>The command, as it is called.</summary>
    public static async Task<(int Exit, string Output)> PurgeAsync(
        this CareNetwork network, bool isDryRun = false, DateTimeOffset? at = null, Func<int, Task>? hold = null)
    {
        var services = network.Host.Services;
        services.GetRequiredService<IConfiguration>()[PurgeCommand.DryRun] = isDryRun ? "true" : null;
        await using var output = new StringWriter();
        var exit = await PurgeCommand.RunAsync(
            new Then(services, network.PurgeAt(at ?? MuchLater, hold)), output, CancellationToken.None);
        return (exit, output.ToString());
    }

    /// <summary>Somebody of whom every service but the portal knows something.</summary>
    public static async Task<Guid> LiveAsync(this CareNetwork network)
    {
        var (_, participant, _) = await network.SendAsync();
        await network.CheckInAsync(participant);
        await network.SettleAsync(participant);
        return participant;
    }

    /// <summary>Until everybody has heard of them, and nothing is being worked out about them any more.</summary>
    private static async Task SettleAsync(this CareNetwork network, Guid participant)
    {
        await Eventually.SucceedsAsync(async () => Assert.Superset(
            new HashSet<string> { "crisis", "exchange", "portal" }, await network.HavingAsync(participant)));
        await Eventually.SucceedsAsync(async () => Assert.True(await network.InStoreAsync<AftercareDbContext, bool>(
            async store => !await store.ReviewRequests.AnyAsync(one => one.ParticipantId == participant))));
    }

    public static async Task CheckInAsync(this CareNetwork network, Guid participant)
    {
        var answer = await network.Specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow().AddMinutes(-5),
            engagement = "engaged",
            reflection = "A hard week.",
        });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Whether the service has anything of them that could be deleted.</summary>
    public static Task<bool> HasAsync<TStore>(this CareNetwork network, Guid participant)
        where TStore : ServiceDbContext =>
        network.InStoreAsync<TStore, bool>(async store =>
        {
            var plan = network.Host.Services.GetRequiredService<RetentionPlan<TStore>>();
            foreach (var kind in plan.Kinds)
            {
                if (await kind.CountAsync(store, participant, CancellationToken.None) > 0) return true;
            }
            return false;
        });

    public static async Task<HashSet<string>> HavingAsync(this CareNetwork network, Guid participant)
    {
        var found = new HashSet<string>();
        if (await network.HasAsync<DirectoryDbContext>(participant)) found.Add("directory");
        if (await network.HasAsync<ConsentDbContext>(participant)) found.Add("consent");
        if (await network.HasAsync<ReferralsDbContext>(participant)) found.Add("referrals");
        if (await network.HasAsync<AftercareDbContext>(participant)) found.Add("aftercare");
        if (await network.HasAsync<CrisisDbContext>(participant)) found.Add("crisis");
        if (await network.HasAsync<ExchangeDbContext>(participant)) found.Add("exchange");
        if (await network.HasAsync<PortalDbContext>(participant)) found.Add("portal");
        return found;
    }

    public static Task<int> DispositionsAsync<TStore>(this CareNetwork network, Guid participant)
        where TStore : ServiceDbContext =>
        network.InStoreAsync<TStore, int>(
            store => store.Dispositions.CountAsync(one => one.ParticipantId == participant));

    private sealed class Then(IServiceProvider services, PurgeRun run) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(PurgeRun) ? run : services.GetService(serviceType);
    }
}
