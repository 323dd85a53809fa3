using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Referrals.Storage;

internal sealed class KnownStaffMapping : IEntityTypeConfiguration<KnownStaff>
{
    public void Configure(EntityTypeBuilder<KnownStaff> staff)
    {
        staff.ToTable("known_staff");
        staff.HasKey(s => new { s.OrganizationId, s.StaffId });
        staff.Property(s => s.Version).IsConcurrencyToken();
    }
}
