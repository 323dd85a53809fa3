using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class CheckInMapping : IEntityTypeConfiguration<CheckIn>
{
    /// <summary>Longest reflection kept, in characters; requests are checked against the same number.</summary>
    public const int ReflectionLength = 4000;

    public void Configure(EntityTypeBuilder<CheckIn> checkIn)
    {
        checkIn.ToTable("check_ins");
        checkIn.Ignore(c => c.Content);
        checkIn.Property(c => c.RecoveryCapital)
            .HasConversion(capital => capital!.Digits, digits => new RecoveryCapital(digits))
            .HasMaxLength(RecoveryCapital.Statements);
        checkIn.Property(c => c.Reflection).HasMaxLength(ReflectionLength);
        checkIn.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        checkIn.HasIndex(c => new { c.ParticipantId, c.SortKey });
    }
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("milestones");
        milestone.Ignore(m => m.Content);
        milestone.Property(m => m.MilestoneCode).HasMaxLength(ServiceDbContext.CodeLength);
        milestone.Property(m => m.SortKey).HasMaxLength(SortKey.Length);
        milestone.HasIndex(m => new { m.ParticipantId, m.SortKey });
    }
}
