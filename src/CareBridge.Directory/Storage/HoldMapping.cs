using CareBridge.Directory.Domain.Holds;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

internal sealed class HoldMapping : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> hold)
    {
        hold.ToTable("legal_holds");
        hold.Property(h => h.Version).IsConcurrencyToken();
        hold.Property(h => h.Reason).HasMaxLength(LegalHold.ReasonLength);
        hold.Property(h => h.LiftReason).HasMaxLength(LegalHold.ReasonLength);
        hold.Property(h => h.SortKey).HasMaxLength(SortKey.Length);
        hold.HasIndex(h => h.SortKey);
        hold.HasIndex(h => new { h.PlacedFor, h.SortKey });
        hold.HasIndex(h => new { h.ParticipantId, h.LiftedAt });
        hold.HasIndex(h => new { h.OrganizationId, h.LiftedAt });
    }
}
