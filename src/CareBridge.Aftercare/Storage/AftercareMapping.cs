using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class CheckInMapping : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.ToTable("check_ins");
        checkIn.Property(c => c.RecoveryCapital)
            .HasConversion(capital => capital!.Digits, digits => new RecoveryCapital(digits))
            .HasMaxLength(RecoveryCapital.Statements);
        checkIn.Property(c => c.Reflection!).IsSealed();
        checkIn.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        checkIn.HasIndex(c => new { c.ParticipantId, c.SortKey });
    }
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("milestones");
        milestone.Property(m => m.MilestoneCode).HasMaxLength(ServiceDbContext.CodeLength);
        milestone.Property(m => m.Words!).IsSealed();
        milestone.Property(m => m.SortKey).HasMaxLength(SortKey.Length);
        milestone.HasIndex(m => new { m.ParticipantId, m.SortKey });
    }
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("goals");
        goal.Property(g => g.Text).IsSealed();
        goal.Property(g => g.SortKey).HasMaxLength(SortKey.Length);
        goal.HasIndex(g => new { g.ParticipantId, g.SortKey });
    }
}

internal sealed class DayCountMapping : IEntityTypeConfiguration<DayCount>
{
    public void Configure(EntityTypeBuilder<DayCount> count)
    {
        count.ToTable("day_counts");
        count.HasKey(c => c.ParticipantId);
        count.Property(c => c.Version).IsConcurrencyToken();
        count.Property(c => c.Runs).IsSealed();
    }
}
