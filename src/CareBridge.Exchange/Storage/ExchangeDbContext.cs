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

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<TopicEvent> TopicEvents => Set<TopicEvent>();

    public DbSet<SubscriptionEvent> SubscriptionEvents => Set<SubscriptionEvent>();

    public DbSet<ExportJob> Exports => Set<ExportJob>();

    public DbSet<ExportPart> ExportParts => Set<ExportPart>();

    public DbSet<ConsentPointer> ConsentPointers => Set<ConsentPointer>();

    public DbSet<TokenEntry> Tokens => Set<TokenEntry>();

    public DbSet<StringEntry> Strings => Set<StringEntry>();

    public DbSet<DateEntry> Dates => Set<DateEntry>();

    public DbSet<ReferenceEntry> References => Set<ReferenceEntry>();
}

internal sealed class ExchangeDesign() : DesignTimeStore<ExchangeDbContext>(ExchangeModule.Service);
