using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Storage;

internal sealed class AftercareDbContext(DbContextOptions<AftercareDbContext> options)
    : ServiceDbContext(options, AftercareModule.Service)
{
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<AftercarePlan> Plans => Set<AftercarePlan>();

    public DbSet<HandedOverDocument> Documents => Set<HandedOverDocument>();

    public DbSet<KeptFile> Files => Set<KeptFile>();

    public DbSet<Communication> Communications => Set<Communication>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<Support> Supports => Set<Support>();

    public DbSet<Circle> Circles => Set<Circle>();
}

internal sealed class AftercareDesign() : DesignTimeStore<AftercareDbContext>(AftercareModule.Service);
