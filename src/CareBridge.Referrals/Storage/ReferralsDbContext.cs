using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Storage;

internal sealed class ReferralsDbContext(DbContextOptions<ReferralsDbContext> options)
    : ServiceDbContext(options, ReferralsModule.Service)
{
    public DbSet<Referral> Referrals => Set<Referral>();
}

internal sealed class ReferralsDesign() : DesignTimeStore<ReferralsDbContext>(ReferralsModule.Service);
