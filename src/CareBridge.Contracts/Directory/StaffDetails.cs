namespace CareBridge.Contracts.Directory;

/// <summary>
/// The name that somebody works under, and nothing else of them: a peer specialist may be in recovery. Travels sealed
/// only.
/// </summary>
public sealed record StaffDetails
{
    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }
}
