using CareBridge.Contracts.Directory;

namespace CareBridge.Consent.Domain;

/// <summary>
/// What Directory has announced about an organization, kept here so that people read names, not ids, in what they sign
/// and in the accounting of disclosures, and that nothing is told to one that nobody has made sure of.
/// </summary>
internal sealed class KnownOrganization
{
    public required Guid Id { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public OrganizationVerification Verification { get; private set; } = OrganizationVerification.Verified;

    private bool IsVerified => Verification == OrganizationVerification.Verified;

    /// <summary>Announcements come in any order: one that is older than what is known changes nothing.</summary>
    /// <returns>Whether other things may be told to it than before.</returns>
    public bool Take(OrganizationChanged change, OrganizationDetails details)
    {
        if (change.Version <= Version) return false;
        var wasVerified = IsVerified;
        Version = change.Version;
        Name = details.Name;
        Verification = change.Verification;
        return IsVerified != wasVerified;
    }
}
