using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Exporting;

/// <summary>
/// That an organization's own records were written into files for it. Never changed, never deleted; there is nothing
/// personal in it. Who ran the command only the machine knows on which it ran.
/// </summary>
public sealed class OrganizationExport
{
    /// <summary>The manifest has the same.</summary>
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Of which instant this service's records are.</summary>
    public required DateTimeOffset SnapshotAt { get; init; }

    /// <summary>How many rows of each kind of this service.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>SHA-256 of <c>manifest.json</c>, which has those of all other files, in hexadecimal.</summary>
    public required string ManifestHash { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }
}

internal sealed class OrganizationExportMapping : IEntityTypeConfiguration<OrganizationExport>
{
    /// <summary>Of SHA-256, in hexadecimal.</summary>
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<OrganizationExport> export)
    {
        export.ToTable("organization_exports");
        export.Property(e => e.Counts).HasJson();
        export.Property(e => e.ManifestHash).HasMaxLength(HashLength);
    }
}
