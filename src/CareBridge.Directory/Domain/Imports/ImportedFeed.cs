namespace CareBridge.Directory.Domain.Imports;

/// <summary>A feed that has been imported, and what held where it did not say when it last was.</summary>
internal sealed class ImportedFeed
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required ImportTerms Terms { get; set; }

    /// <summary>
    /// The import that was begun last; the concurrency token, so that of two that begin at once only one does.
    /// </summary>
    public required Guid ImportId { get; set; }
}
