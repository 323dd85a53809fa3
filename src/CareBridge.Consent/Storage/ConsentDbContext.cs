using CareBridge.Consent.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Storage;

internal sealed class ConsentDbContext(DbContextOptions<ConsentDbContext> options)
    : ServiceDbContext(options, ConsentModule.Service)
{
    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();

    public DbSet<ConsentParty> Parties => Set<ConsentParty>();

    public DbSet<ConsentRecipient> Recipients => Set<ConsentRecipient>();

    public DbSet<Restriction> Restrictions => Set<Restriction>();

    public DbSet<BreakGlassAccess> BreakGlass => Set<BreakGlassAccess>();

    public DbSet<BreakGlassHolder> BreakGlassHolders => Set<BreakGlassHolder>();

    public DbSet<ConsentLink> Links => Set<ConsentLink>();

    public DbSet<ConsentDocument> Documents => Set<ConsentDocument>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<SeenVersion> SeenVersions => Set<SeenVersion>();

    public DbSet<PutOffRequest> PutOff => Set<PutOffRequest>();

    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();

    public DbSet<DisclosureRecord> Disclosures => Set<DisclosureRecord>();

    public DbSet<AccountingHead> AccountingHeads => Set<AccountingHead>();

    public DbSet<AccountingAnchor> Anchors => Set<AccountingAnchor>();

    public DbSet<AccountingAnchorEntry> AnchorEntries => Set<AccountingAnchorEntry>();
}

internal sealed class ConsentDesign() : DesignTimeStore<ConsentDbContext>(ConsentModule.Service);
