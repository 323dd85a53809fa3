using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class SupportMapping : IEntityTypeConfiguration<Support>
{
    public void Configure(EntityTypeBuilder<Support> support)
    {
        support.ToTable("supports");
        support.Ignore(s => s.Content);
        support.Property(s => s.SortKey).HasMaxLength(SortKey.Length);
        support.HasIndex(s => new { s.ParticipantId, s.SortKey });
    }
}
