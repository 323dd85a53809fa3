using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Exchange.Storage;

/// <summary>
/// What is asked of one resource is found by the key; what is asked of all by the second index of each table.
/// </summary>
internal abstract class SearchEntryMapping<TEntry>(string table) : IEntityTypeConfiguration<TEntry>
    where TEntry : SearchEntry
{
    public void Configure(EntityTypeBuilder<TEntry> entry)
    {
        entry.ToTable(table);
        entry.HasKey(e => new { e.Type, e.Id, e.Parameter, e.Since, e.Ordinal });
        entry.Property(e => e.Type).HasMaxLength(Lengths.ResourceType);
        entry.Property(e => e.Parameter).HasMaxLength(Lengths.Parameter);
        entry.HasIndex(e => e.Until);
        Complete(entry);
    }

    protected abstract void Complete(EntityTypeBuilder<TEntry> entry);
}

internal sealed class TokenEntryMapping() : SearchEntryMapping<TokenEntry>("search_tokens")
{
    protected override void Complete(EntityTypeBuilder<TokenEntry> entry)
    {
        entry.Property(e => e.System).HasMaxLength(Lengths.SearchValue);
        entry.Property(e => e.Code).HasMaxLength(Lengths.SearchValue);
        entry.HasIndex(e => new { e.Type, e.Parameter, e.Code, e.Id });
    }
}

internal sealed class StringEntryMapping() : SearchEntryMapping<StringEntry>("search_strings")
{
    protected override void Complete(EntityTypeBuilder<StringEntry> entry)
    {
        entry.Property(e => e.Text).HasMaxLength(Lengths.SearchValue);
        entry.Property(e => e.Exact).HasMaxLength(Lengths.SearchValue);
        entry.HasIndex(e => new { e.Type, e.Parameter, e.Text, e.Id });
    }
}

internal sealed class DateEntryMapping() : SearchEntryMapping<DateEntry>("search_dates")
{
    protected override void Complete(EntityTypeBuilder<DateEntry> entry) =>
        entry.HasIndex(e => new { e.Type, e.Parameter, e.From, e.Id });
}

internal sealed class ReferenceEntryMapping() : SearchEntryMapping<ReferenceEntry>("search_references")
{
    protected override void Complete(EntityTypeBuilder<ReferenceEntry> entry)
    {
        entry.Property(e => e.TargetType).HasMaxLength(Lengths.ResourceType);
        entry.HasIndex(e => new { e.TargetId, e.Type, e.Parameter, e.Id });
    }
}
