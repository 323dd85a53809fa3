namespace CareBridge.Directory.Domain;

/// <summary>What an organization says of itself.</summary>
/// <param name="State">Two-letter USPS code.</param>
/// <param name="CrisisTeamId">Who answers its escalations.</param>
internal sealed record OrganizationProfile(string Name, string? Phone, string? City, string? State, Guid? CrisisTeamId)
{
    public string? Npi { get; init; }
}
