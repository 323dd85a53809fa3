using CareBridge.Exchange.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Exchange.Storage;

internal sealed class ExportJobMapping : IEntityTypeConfiguration<ExportJob>
{
    public void Configure(EntityTypeBuilder<ExportJob> job)
    {
        job.ToTable("export_jobs");
        job.Property(j => j.Request).HasMaxLength(Lengths.ExportRequest);
        job.Property(j => j.Types).HasMaxLength(Lengths.Scope);
        job.Property(j => j.Ignored).HasMaxLength(Lengths.Scope);
        job.Property(j => j.Version).IsConcurrencyToken();
        job.Ignore(j => j.TypeNames);
        job.Ignore(j => j.Percent);
        job.Ignore(j => j.HasFailedTooOften);
        job.HasIndex(j => new { j.Status, j.ClaimedUntil });
        job.HasIndex(j => j.ExpiresAt);
        job.HasIndex(j => j.ClientId);
    }
}

internal sealed class ExportPartMapping : IEntityTypeConfiguration<ExportPart>
{
    public void Configure(EntityTypeBuilder<ExportPart> part)
    {
        part.ToTable("export_parts");
        part.HasKey(p => new { p.JobId, p.Type, p.Number });
        part.Property(p => p.Type).HasMaxLength(Lengths.ResourceType);
        // An export that goes takes its list along, whoever is adding to it.
        part.HasOne<ExportJob>().WithMany().HasForeignKey(p => p.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}
