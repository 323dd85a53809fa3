using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

internal sealed class GroupSearchMapping : IEntityTypeConfiguration<GroupSearch>
{
    public void Configure(EntityTypeBuilder<GroupSearch> search)
    {
        search.ToTable("group_searches");
        search.Property(s => s.SortKey).HasMaxLength(SortKey.Length);
        search.Property(s => s.Preferences).HasJson();
        search.Property(s => s.Proposals).HasJson();
        search.Property(s => s.Visits).HasJson();
        search.HasIndex(s => new { s.ParticipantId, s.SortKey });
        search.HasIndex(s => new { s.OrganizationId, s.SortKey });
    }
}

internal sealed class GroupEngagementMapping : IEntityTypeConfiguration<GroupEngagement>
{
    public void Configure(EntityTypeBuilder<GroupEngagement> engagement)
    {
        engagement.ToTable("group_engagements");
        engagement.HasKey(e => new { e.SearchId, e.GroupId });
        engagement.HasIndex(e => new { e.CountsUntil, e.GroupId });
        engagement.HasOne<GroupSearch>().WithMany().HasForeignKey(e => e.SearchId).OnDelete(DeleteBehavior.Cascade);
    }
}
