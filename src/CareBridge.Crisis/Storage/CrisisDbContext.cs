using CareBridge.Crisis.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal sealed class CrisisDbContext(DbContextOptions<CrisisDbContext> options)
    : ServiceDbContext(options, CrisisModule.Service)
{
    public DbSet<Escalation> Escalations => Set<Escalation>();

    public DbSet<TeamPage> Pages => Set<TeamPage>();

    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();

    public DbSet<KnownParticipant> Participants => Set<KnownParticipant>();
}

internal sealed class CrisisDesign() : DesignTimeStore<CrisisDbContext>(CrisisModule.Service);
