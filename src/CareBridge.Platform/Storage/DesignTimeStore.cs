using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CareBridge.Platform.Storage;

/// <summary>Lets <c>infra/add-migration</c> build a store's model without starting the host.</summary>
public abstract class DesignTimeStore<TContext>(string service) : IDesignTimeDbContextFactory<TContext>
    where TContext : ServiceDbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        StoreRegistration.Use(options, StoreProvider.PostgreSql, "Host=design-time", service);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}
