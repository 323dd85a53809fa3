using CareBridge.Directory.Domain.Imports;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> job)
    {
        job.ToTable("imports");
        job.Property(j => j.Terms).HasJson();
        job.Property(j => j.SortKey).HasMaxLength(SortKey.Length);
        job.Property(j => j.Turn).HasMaxLength(SortKey.Length);
        job.Property(j => j.FailureCode).HasMaxLength(ServiceDbContext.CodeLength);
        job.Property(j => j.Version).IsConcurrencyToken();
        job.Ignore(j => j.IsEnded);
        job.Ignore(j => j.HasFailedTooOften);
        job.Ignore(j => j.Percent);
        job.HasIndex(j => new { j.OrganizationId, j.SortKey });
        job.HasIndex(j => new { j.Status, j.ClaimedUntil });
        job.HasIndex(j => new { j.FeedId, j.Status });
    }
}

internal sealed class ImportPartMapping : IEntityTypeConfiguration<ImportPart>
{
    public void Configure(EntityTypeBuilder<ImportPart> part)
    {
        part.ToTable("import_parts");
        part.HasKey(p => new { p.ImportId, p.Number });
        part.HasOne<ImportJob>().WithMany().HasForeignKey(p => p.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportIssueMapping : IEntityTypeConfiguration<ImportIssue>
{
    public void Configure(EntityTypeBuilder<ImportIssue> issue)
    {
        issue.ToTable("import_issues");
        issue.HasKey(i => new { i.ImportId, i.Number });
        issue.Property(i => i.Key).HasMaxLength(ImportedItem.KeyLength);
        issue.Property(i => i.Field).HasMaxLength(ImportIssue.FieldLength);
        issue.Property(i => i.Code).HasMaxLength(ServiceDbContext.CodeLength);
        issue.Property(i => i.Value).HasMaxLength(ImportIssue.ValueLength);
        issue.HasOne<ImportJob>().WithMany().HasForeignKey(i => i.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportedFeedMapping : IEntityTypeConfiguration<ImportedFeed>
{
    public void Configure(EntityTypeBuilder<ImportedFeed> feed)
    {
        feed.ToTable("imported_feeds");
        feed.Property(f => f.Terms).HasJson();
        feed.Property(f => f.ImportId).IsConcurrencyToken();
        feed.HasIndex(f => f.OrganizationId);
    }
}

internal sealed class ImportedItemMapping : IEntityTypeConfiguration<ImportedItem>
{
    public void Configure(EntityTypeBuilder<ImportedItem> item)
    {
        item.ToTable("imported_items");
        item.HasKey(i => new { i.FeedId, i.Key });
        item.Property(i => i.Key).HasMaxLength(ImportedItem.KeyLength);
        item.Property(i => i.Digest).HasMaxLength(64);
        item.HasIndex(i => i.TargetId);
    }
}
