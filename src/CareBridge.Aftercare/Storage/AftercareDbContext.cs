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

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<DayCount> DayCounts => Set<DayCount>();

    public DbSet<CheckInAgreement> Agreements => Set<CheckInAgreement>();

    public DbSet<CommunityPrompts> Prompts => Set<CommunityPrompts>();

    public DbSet<AftercareLink> Links => Set<AftercareLink>();

    public DbSet<DeviceEntry> DeviceEntries => Set<DeviceEntry>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<EngagementRecord> Engagements => Set<EngagementRecord>();

    public DbSet<ReviewRequest> ReviewRequests => Set<ReviewRequest>();

    public DbSet<CheckInReminder> CheckInReminders => Set<CheckInReminder>();

    public DbSet<ReviewTimer> ReviewTimers => Set<ReviewTimer>();

    public DbSet<Warning> Warnings => Set<Warning>();

    public DbSet<WarningCause> WarningCauses => Set<WarningCause>();

    public DbSet<WarningPolicy> WarningPolicies => Set<WarningPolicy>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();
}

internal sealed class AftercareDesign() : DesignTimeStore<AftercareDbContext>(AftercareModule.Service);
