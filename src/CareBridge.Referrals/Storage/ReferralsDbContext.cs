using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Storage;

internal sealed class ReferralsDbContext(DbContextOptions<ReferralsDbContext> options)
    : ServiceDbContext(options, ReferralsModule.Service)
{
    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<KnownStaff> Staff => Set<KnownStaff>();
}

internal sealed class ReferralsDesign() : DesignTimeStore<ReferralsDbContext>(ReferralsModule.Service);
