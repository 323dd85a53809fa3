using CareBridge.Crisis.Domain.Learning;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Crisis.Storage;

internal sealed class AfterActionMapping : IEntityTypeConfiguration<AfterAction>
{
    public void Configure(EntityTypeBuilder<AfterAction> note)
    {
        note.ToTable("after_actions");
        note.HasKey(n => n.Id);
        note.HasIndex(n => new { n.EscalationId, n.Version }).IsUnique();
        note.Property(n => n.Words).IsSealed();
    }
}
