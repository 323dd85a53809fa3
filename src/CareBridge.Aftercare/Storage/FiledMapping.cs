using CareBridge.Aftercare.Domain;
using CareBridge.Contracts;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class AftercarePlanMapping : IEntityTypeConfiguration<AftercarePlan>
{
    public void Configure(EntityTypeBuilder<AftercarePlan> plan)
    {
        plan.ToTable("plans");
        plan.Ignore(p => p.State);
        plan.Ignore(p => p.IsClosed);
        plan.Property(p => p.StepStatuses).HasJson();
        plan.Property(p => p.StepsDueOn).HasJson();
        plan.Property(p => p.Text).IsSealed();
        plan.Property(p => p.Origin).IsSealed();
        plan.Property(p => p.SortKey).HasMaxLength(SortKey.Length);
        plan.HasIndex(p => new { p.ParticipantId, p.SortKey });
        plan.HasIndex(p => new { p.OrganizationId, p.NextDueOn });
    }
}

internal sealed class HandedOverDocumentMapping : IEntityTypeConfiguration<HandedOverDocument>
{
    public void Configure(EntityTypeBuilder<HandedOverDocument> document)
    {
        document.ToTable("documents");
        document.Property(d => d.ContentType).HasMaxLength(ServiceDbContext.CodeLength);
        document.Property(d => d.Details).IsSealed();
        document.Property(d => d.SortKey).HasMaxLength(SortKey.Length);
        document.HasIndex(d => new { d.ParticipantId, d.SortKey });
    }
}

internal sealed class KeptFileMapping : IEntityTypeConfiguration<KeptFile>
{
    public void Configure(EntityTypeBuilder<KeptFile> file)
    {
        file.ToTable("files");
        file.Property(f => f.Content).IsSealed();
    }
}

internal sealed class CommunicationMapping : IEntityTypeConfiguration<Communication>
{
    public void Configure(EntityTypeBuilder<Communication> communication)
    {
        communication.ToTable("communications");
        communication.Property(c => c.Text).IsSealed();
        communication.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        communication.HasIndex(c => new { c.ParticipantId, c.SortKey });
    }
}
