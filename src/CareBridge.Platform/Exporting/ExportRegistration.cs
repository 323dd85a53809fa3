using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Exporting;

public static class ExportRegistration
{
    /// <summary>What a service has of an organization is written for it by this plan.</summary>
    public static void AddExporting<TContext>(
        this IServiceCollection services, string service, ExportPlan<TContext> plan)
        where TContext : ServiceDbContext
    {
        services.AddSingleton<ExportDesk>(provider => new ExportDesk<TContext>(
            service,
            plan,
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<ISeal>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(plan);
    }
}
