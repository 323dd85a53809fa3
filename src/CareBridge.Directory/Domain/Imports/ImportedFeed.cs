namespace CareBridge.Directory.Domain.Imports;

/// <summary>A feed that has been imported, and what held where it did not say when it last was.</summary>
internal sealed class ImportedFeed
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required ImportTerms Terms { get; set; }
}
