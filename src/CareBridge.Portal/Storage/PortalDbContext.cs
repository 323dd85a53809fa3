using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options)
    : ServiceDbContext(options, PortalModule.Service)
{
    public DbSet<Account> Accounts => Set<Account>();
}

internal sealed class PortalDesign() : DesignTimeStore<PortalDbContext>(PortalModule.Service);
