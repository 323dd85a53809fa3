using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class EngagementMapping : IEntityTypeConfiguration<EngagementRecord>
{
    public void Configure(EntityTypeBuilder<EngagementRecord> engagement)
    {
        engagement.ToTable("engagements");
        engagement.Property(e => e.Reasons).HasJson();
        engagement.HasIndex(e => e.ParticipantId);
        engagement.HasIndex(e => new { e.OrganizationId, e.Engagement });
    }
}

internal sealed class ReviewRequestMapping : IEntityTypeConfiguration<ReviewRequest>
{
    public void Configure(EntityTypeBuilder<ReviewRequest> request)
    {
        request.ToTable("review_requests");
        request.HasIndex(r => r.RequestedAt);
        request.HasIndex(r => new { r.ParticipantId, r.OrganizationId });
    }
}

internal sealed class CheckInReminderMapping : IEntityTypeConfiguration<CheckInReminder>
{
    public void Configure(EntityTypeBuilder<CheckInReminder> reminder) => reminder.ToTable("check_in_reminders");
}

internal sealed class ReviewTimerMapping : IEntityTypeConfiguration<ReviewTimer>
{
    public void Configure(EntityTypeBuilder<ReviewTimer> timer)
    {
        timer.ToTable("review_timers");
        timer.Property(t => t.Version).IsConcurrencyToken();
        timer.HasIndex(t => t.DueAt);
    }
}

internal sealed class WarningMapping : IEntityTypeConfiguration<Warning>
{
    public void Configure(EntityTypeBuilder<Warning> warning)
    {
        warning.ToTable("warnings");
        warning.Ignore(w => w.IsForSpecialists);
        warning.Property(w => w.Signals).HasJson();
        warning.Property(w => w.SpecialistIds).HasJson();
        warning.Property(w => w.PartnerNotice!).IsSealed();
        warning.Property(w => w.SortKey).HasMaxLength(SortKey.Length);
        warning.HasIndex(w => w.NextAt);
        warning.HasIndex(w => new { w.ParticipantId, w.SortKey });
        warning.HasIndex(w => new { w.OrganizationId, w.SortKey });
    }
}

internal sealed class WarningCauseMapping : IEntityTypeConfiguration<WarningCause>
{
    public void Configure(EntityTypeBuilder<WarningCause> cause)
    {
        cause.ToTable("warning_causes");
        cause.HasIndex(c => c.WarningId);
    }
}

internal sealed class WarningPolicyMapping : IEntityTypeConfiguration<WarningPolicy>
{
    public void Configure(EntityTypeBuilder<WarningPolicy> policy)
    {
        policy.ToTable("warning_policies");
        policy.HasKey(p => p.OrganizationId);
        policy.Property(p => p.Version).IsConcurrencyToken();
        policy.Property(p => p.Rules).HasJson();
        policy.Property(p => p.Waits).HasJson();
    }
}

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> partnership)
    {
        partnership.ToTable("partnerships");
        partnership.Property(p => p.Boundaries).IsSealed();
        partnership.Property(p => p.Partner!).IsSealed();
        partnership.HasIndex(p => p.ParticipantId);
        partnership.HasIndex(p => p.PartnerId);
    }
}
