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

    /// <summary>
    /// One more with whatever counts on <see cref="Verification"/> staying as it is; a concurrency token, so that
    /// nothing waits for a verification that comes at the same moment.
    /// </summary>
    public long Stamp { get; private set; }

    public bool IsVerified => Verification == OrganizationVerification.Verified;

    /// <summary>It never was verified, or is not on purpose; one that has lapsed is only late.</summary>
    public bool IsDoubted => Verification
        is not (OrganizationVerification.Verified or OrganizationVerification.Lapsed);

    /// <summary>Something is put off until it is verified.</summary>
    public void Await() => Stamp++;

    /// <summary>Announcements come in any order: one that is older than what is known changes nothing.</summary>
    /// <returns>Whether other things may be told to it than before.</returns>
    public bool Take(OrganizationChanged change, OrganizationDetails details)
    {
        if (change.Version <= Version) return false;
        var wasVerified = IsVerified;
        Version = change.Version;
        Stamp++;
        Name = details.Name;
        Verification = change.Verification;
        return IsVerified != wasVerified;
    }
}
