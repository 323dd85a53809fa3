using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Crisis.Storage;

internal sealed class OnCallPlanMapping : IEntityTypeConfiguration<OnCallPlan>
{
    public void Configure(EntityTypeBuilder<OnCallPlan> plan)
    {
        plan.ToTable("on_call_plans");
        plan.HasKey(p => p.TeamId);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.Property(p => p.TimeZone).HasMaxLength(ServiceDbContext.CodeLength * 2);
        plan.Property(p => p.Tiers).HasJson();
        plan.Property(p => p.Waits).HasJson();
    }
}

internal sealed class CoverWatchMapping : IEntityTypeConfiguration<CoverWatch>
{
    public void Configure(EntityTypeBuilder<CoverWatch> watch)
    {
        watch.ToTable("cover_watches");
        watch.HasKey(w => w.TeamId);
        watch.Property(w => w.Version).IsConcurrencyToken();
        watch.Property(w => w.Gaps).HasJson();
    }
}

internal sealed class OverrideMapping : IEntityTypeConfiguration<Override>
{
    public void Configure(EntityTypeBuilder<Override> change)
    {
        change.ToTable("on_call_overrides");
        change.HasIndex(c => new { c.TeamId, c.Until });
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("on_call_absences");
        absence.HasIndex(a => new { a.TeamId, a.Until });
    }
}

internal sealed class OnCallFeedMapping : IEntityTypeConfiguration<OnCallFeed>
{
    public void Configure(EntityTypeBuilder<OnCallFeed> feed)
    {
        feed.ToTable("on_call_feeds");
        feed.Property(f => f.TokenHash).HasMaxLength(CrisisPageMapping.HashLength);
        feed.HasIndex(f => f.TokenHash);
        feed.HasIndex(f => new { f.TeamId, f.MadeBy });
    }
}
