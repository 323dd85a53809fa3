using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Crisis.Storage;

internal sealed class SafetyPlanMapping : IEntityTypeConfiguration<SafetyPlan>
{
    public void Configure(EntityTypeBuilder<SafetyPlan> plan)
    {
        plan.ToTable("safety_plans");
        plan.Property(p => p.Text).IsSealed();
        plan.HasMany(p => p.Versions).WithOne().HasForeignKey(version => version.PlanId);
        plan.HasIndex(p => p.ParticipantId);
    }
}

internal sealed class SafetyPlanVersionMapping : IEntityTypeConfiguration<SafetyPlanVersion>
{
    public void Configure(EntityTypeBuilder<SafetyPlanVersion> version)
    {
        version.ToTable("safety_plan_versions");
        version.HasKey(v => new { v.PlanId, v.Version });
        version.Property(v => v.Text).IsSealed();
    }
}
