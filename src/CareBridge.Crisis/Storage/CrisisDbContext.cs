using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.Learning;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Storage;

internal sealed class CrisisDbContext(DbContextOptions<CrisisDbContext> options)
    : ServiceDbContext(options, CrisisModule.Service)
{
    public DbSet<Escalation> Escalations => Set<Escalation>();

    public DbSet<EscalationEntry> Entries => Set<EscalationEntry>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<OpenCase> OpenCases => Set<OpenCase>();

    public DbSet<Ladder> Ladders => Set<Ladder>();

    public DbSet<CrisisPage> Pages => Set<CrisisPage>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<OnCallPlan> Plans => Set<OnCallPlan>();

    public DbSet<Override> Overrides => Set<Override>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<OnCallFeed> Feeds => Set<OnCallFeed>();

    public DbSet<CoverWatch> CoverWatches => Set<CoverWatch>();

    public DbSet<AfterAction> AfterActions => Set<AfterAction>();

    public DbSet<SafetyPlan> SafetyPlans => Set<SafetyPlan>();

    public DbSet<SafetyPlanVersion> SafetyPlanVersions => Set<SafetyPlanVersion>();

    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();

    public DbSet<KnownParticipant> Participants => Set<KnownParticipant>();

    public DbSet<KnownResponder> Responders => Set<KnownResponder>();
}

internal sealed class CrisisDesign() : DesignTimeStore<CrisisDbContext>(CrisisModule.Service);
