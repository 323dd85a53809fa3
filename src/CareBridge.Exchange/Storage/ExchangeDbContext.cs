using CareBridge.Exchange.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Storage;

internal sealed class ExchangeDbContext(DbContextOptions<ExchangeDbContext> options)
    : ServiceDbContext(options, ExchangeModule.Service)
{
    public DbSet<SmartClient> Clients => Set<SmartClient>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    public DbSet<ResourceHead> Heads => Set<ResourceHead>();

    public DbSet<ResourceVersion> Versions => Set<ResourceVersion>();

    public DbSet<ResourceParty> Parties => Set<ResourceParty>();

    public DbSet<PatientIdentifier> PatientIdentifiers => Set<PatientIdentifier>();

    public DbSet<ExportJob> Exports => Set<ExportJob>();

    public DbSet<ExportPart> ExportParts => Set<ExportPart>();
}

internal sealed class ExchangeDesign() : DesignTimeStore<ExchangeDbContext>(ExchangeModule.Service);
