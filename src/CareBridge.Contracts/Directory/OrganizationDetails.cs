namespace CareBridge.Contracts.Directory;

/// <summary>An organization's public face. Travels sealed only.</summary>
public sealed record OrganizationDetails
{
    public required string Name { get; init; }

    /// <summary>Its National Provider Identifier (45 CFR 162.406), if it has one.</summary>
    public string? Npi { get; init; }

    public string? Phone { get; init; }

    public string? City { get; init; }

    /// <summary>Two-letter USPS code.</summary>
    public string? State { get; init; }
}
