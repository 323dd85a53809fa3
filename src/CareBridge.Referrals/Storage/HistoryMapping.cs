using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Referrals.Storage;

internal sealed class HistoryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("referral_history");
        entry.HasKey(e => new { e.ReferralId, e.Version });
    }
}
