using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Retention;

/// <summary>
/// That records of a participant were deleted, and by which rule: all that stays of them. It also tells messages from
/// before apart from a new beginning. Never changed, never deleted; there is nothing personal in it.
/// </summary>
public sealed class Disposition
{
    public required Guid ParticipantId { get; init; }

    /// <summary>Of the run that deleted them.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Whose records they were: this service's, or those that it had copies of.</summary>
    public required string Service { get; init; }

    public required string Kind { get; init; }

    /// <summary>How many rows.</summary>
    public required int Count { get; init; }

    /// <summary>The setting that the rule stands under, and how long it was then.</summary>
    public required string Rule { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required DateTimeOffset DisposedAt { get; init; }
}

internal sealed class DispositionMapping : IEntityTypeConfiguration<Disposition>
{
    public void Configure(EntityTypeBuilder<Disposition> disposition)
    {
        disposition.ToTable("dispositions");
        disposition.HasKey(d => new { d.ParticipantId, d.RunId, d.Service, d.Kind });
        disposition.Property(d => d.Service).HasMaxLength(ServiceDbContext.CodeLength);
        disposition.Property(d => d.Kind).HasMaxLength(ServiceDbContext.CodeLength);
        disposition.Property(d => d.Rule).HasMaxLength(2 * ServiceDbContext.CodeLength);
        disposition.HasIndex(d => d.RunId);
    }
}
