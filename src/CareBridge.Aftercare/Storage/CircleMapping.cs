using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class CircleMapping : IEntityTypeConfiguration<Circle>
{
    public void Configure(EntityTypeBuilder<Circle> circle)
    {
        circle.ToTable("circles");
        circle.Property(c => c.Members).IsSealed();
        circle.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        circle.HasIndex(c => new { c.ParticipantId, c.SortKey });
    }
}
