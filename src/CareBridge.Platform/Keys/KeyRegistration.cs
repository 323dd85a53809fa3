using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Keys;

internal static class KeyRegistration
{
    public static IServiceCollection AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = KeySettings.Of(configuration);
        services.AddDataProtection().SetApplicationName("CareBridge")
            .PersistKeysToFileSystem(KeyFolder.Create(settings.Folder));
        services.AddSingleton(settings);
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<SharedKeys>();
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<SharedKeys>());
        services.AddSingleton<Resealing>();
        services.AddHostedService<WatchKeys>();
        return services;
    }

    public static void AddSealedStore<TContext>(this IServiceCollection services, string service)
        where TContext : ServiceDbContext => services.AddSingleton<SealedStore>(new SealedStore<TContext>(service));
}
