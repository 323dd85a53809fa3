using CareBridge.Directory.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

internal sealed class ResourceMapping : IEntityTypeConfiguration<LocalResource>
{
    public void Configure(EntityTypeBuilder<LocalResource> resource)
    {
        resource.ToTable("local_resources");
        resource.Property(r => r.Profile).HasJson();
        resource.Property(r => r.SearchText).HasMaxLength(LocalResource.SearchLength);
        resource.Property(r => r.SortKey).HasMaxLength(SortKey.Length);
        resource.HasIndex(r => r.SortKey);
        resource.HasIndex(r => new { r.OrganizationId, r.SortKey });
        resource.HasIndex(r => new { r.Category, r.VerifiedOn });
        resource.HasIndex(r => new { r.Active, r.ValidUntil });
    }
}
