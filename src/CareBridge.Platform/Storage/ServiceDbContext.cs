using CareBridge.Platform.Domain;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Storage;

/// <summary>
/// A service's own store: its schema, its outbox and its inbox. Saving writes the state and the messages it causes in
/// one transaction (architecture, invariant 3).
/// </summary>
public abstract class ServiceDbContext(DbContextOptions options, string service) : DbContext(options)
{
    /// <summary>Length of codes, coded statuses and names of things.</summary>
    public const int CodeLength = 60;

    private DbContextId _announcedIn;

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<SentMessage> SentMessages => Set<SentMessage>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<FailedMessage> FailedMessages => Set<FailedMessage>();

    public DbSet<Rebuild> Rebuilds => Set<Rebuild>();

    public DbSet<Disposition> Dispositions => Set<Disposition>();

    public DbSet<OrganizationExport> OrganizationExports => Set<OrganizationExport>();

    /// <summary>Of whoever uses the context now: contexts are used again, and must keep nothing.</summary>
    internal List<object> Announced
    {
        get
        {
            if (_announcedIn != ContextId) field.Clear();
            _announcedIn = ContextId;
            return field;
        }
    } = [];

    /// <summary>The save that is under way puts something into the outbox.</summary>
    internal bool HasMessages { get; set; }

    /// <summary>Sends a message when the next save commits; for facts that no aggregate's change causes.</summary>
    public void Announce(object message) => Announced.Add(message);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(CodeLength);
    }

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(service);
        model.ApplyConfiguration(new OutboxMapping());
        model.ApplyConfiguration(new SentMapping());
        model.ApplyConfiguration(new InboxMapping());
        model.ApplyConfiguration(new FailedMessageMapping());
        model.ApplyConfiguration(new RebuildMapping());
        model.ApplyConfiguration(new DispositionMapping());
        model.ApplyConfiguration(new OrganizationExportMapping());
        model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (!typeof(Aggregate).IsAssignableFrom(entity.ClrType)) continue;
            model.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
        }
        foreach (var key in model.Model.GetEntityTypes().SelectMany(entity => entity.GetKeys()))
        {
            foreach (var property in key.Properties)
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }
}
