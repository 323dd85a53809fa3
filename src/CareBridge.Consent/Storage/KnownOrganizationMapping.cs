using CareBridge.Consent.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Consent.Storage;

internal sealed class KnownOrganizationMapping : IEntityTypeConfiguration<KnownOrganization>
{
    public void Configure(EntityTypeBuilder<KnownOrganization> organization)
    {
        organization.ToTable("known_organizations");
        organization.Property(o => o.Version).IsConcurrencyToken();
        organization.Property(o => o.Stamp).IsConcurrencyToken();
        organization.Ignore(o => o.IsVerified);
        organization.Ignore(o => o.IsDoubted);
    }
}

internal sealed class PutOffRequestMapping : IEntityTypeConfiguration<PutOffRequest>
{
    public void Configure(EntityTypeBuilder<PutOffRequest> request)
    {
        request.ToTable("put_off_requests");
        request.HasKey(r => r.ReferralId);
        request.HasIndex(r => r.ReceiverId);
        request.Property(r => r.Request).HasJson();
    }
}
