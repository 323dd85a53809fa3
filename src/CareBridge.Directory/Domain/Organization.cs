using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>A peer community, clinic, crisis team or social service of the network.</summary>
internal sealed class Organization : Aggregate
{
    private static readonly Lifecycle<OrganizationVerification> Lifecycle = new(
        (OrganizationVerification.Unverified,
            [OrganizationVerification.Verified, OrganizationVerification.Withdrawn]),
        (OrganizationVerification.Verified,
            [OrganizationVerification.Lapsed, OrganizationVerification.Suspended, OrganizationVerification.Withdrawn]),
        (OrganizationVerification.Lapsed,
            [
                OrganizationVerification.Verified, OrganizationVerification.Suspended,
                OrganizationVerification.Withdrawn,
            ]),
        (OrganizationVerification.Suspended,
            [OrganizationVerification.Verified, OrganizationVerification.Withdrawn]),
        (OrganizationVerification.Withdrawn, [OrganizationVerification.Verified]));

    private Organization()
    {
    }

    public OrganizationKind Kind { get; private init; }

    public OrganizationProfile Profile { get; private set; } = null!;

    /// <summary>False when it was withdrawn: then nobody works there.</summary>
    public bool Active { get; private set; }

    public OrganizationVerification Verification { get; private set; }

    /// <summary>How it was verified last; null when it never was.</summary>
    public OrganizationCheck? Check { get; private set; }

    /// <summary>The last day of its verification; null when it never was verified.</summary>
    public DateOnly? VerifiedUntil { get; private set; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<VerificationStep> VerificationSteps { get; private set; } = [];

    /// <summary>Where its systems are reached, in the order in which it was said.</summary>
    public IReadOnlyList<Guid> EndpointIds { get; private set; } = [];

    /// <param name="vouchedBy">The administrator who says that it is what it says; null: nobody does yet.</param>
    public static Organization Register(
        Guid id, OrganizationKind kind, OrganizationProfile profile, Guid? vouchedBy, DateTimeOffset at)
    {
        var organization = new Organization { Id = id, Kind = kind, Profile = profile, Active = true };
        if (vouchedBy is { } by) organization.Verify(OrganizationCheck.Vouched(at), by, at);
        else organization.Changed(at);
        return organization;
    }

    /// <exception cref="RefusedException">The kind differs: what an organization is, it stays.</exception>
    public void Describe(OrganizationKind kind, OrganizationProfile profile, DateTimeOffset at)
    {
        if (kind != Kind) throw new RefusedException("kind-is-fixed", "An organization's kind cannot be changed.");
        if (profile == Profile) return;
        Profile = profile;
        Changed(at);
    }

    /// <summary>That is what it counts as verified on, or did before somebody made sure anew.</summary>
    public bool IsVerifiedBy(OrganizationCheck check) =>
        Verification == OrganizationVerification.Verified && VerificationSteps.Any(step => step.Check == check);

    /// <summary>Somebody has made sure what it is, for the first time or anew.</summary>
    public void Verify(OrganizationCheck check, Guid by, DateTimeOffset at)
    {
        if (IsVerifiedBy(check)) return;
        if (Verification != OrganizationVerification.Verified)
            Verification = Lifecycle.Move(Verification, OrganizationVerification.Verified);
        (Check, VerifiedUntil, Active) = (check, check.ValidUntil, true);
        Took(by, at, check, reason: null);
    }

    /// <exception cref="RefusedException">It is not verified anyway.</exception>
    public void Suspend(string reason, Guid by, DateTimeOffset at)
    {
        if (Verification == OrganizationVerification.Suspended) return;
        Verification = Lifecycle.Move(Verification, OrganizationVerification.Suspended);
        Took(by, at, check: null, reason);
    }

    /// <summary>It is out of the network, with all who work there, until it is verified anew.</summary>
    public void LeaveNetwork(string reason, Guid by, DateTimeOffset at)
    {
        if (Verification == OrganizationVerification.Withdrawn) return;
        Verification = Lifecycle.Move(Verification, OrganizationVerification.Withdrawn);
        Active = false;
        Took(by, at, check: null, reason);
    }

    /// <summary>Nobody has made sure in time.</summary>
    public void Lapse(DateTimeOffset at)
    {
        Verification = Lifecycle.Move(Verification, OrganizationVerification.Lapsed);
        Took(by: null, at, check: null, reason: null);
    }

    public void Offer(Guid endpointId, DateTimeOffset at)
    {
        if (EndpointIds.Contains(endpointId)) return;
        EndpointIds = [.. EndpointIds, endpointId];
        Changed(at);
    }

    public void Withdraw(Guid endpointId, DateTimeOffset at)
    {
        if (!EndpointIds.Contains(endpointId)) return;
        EndpointIds = [.. EndpointIds.Where(id => id != endpointId)];
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new OrganizationChanged
    {
        OrganizationId = Id,
        Version = Version,
        Kind = Kind,
        Active = Active,
        Verification = Verification,
        VerifiedUntil = VerifiedUntil,
        CrisisTeamId = Profile.CrisisTeamId,
        EndpointIds = EndpointIds,
        Details = seal.Seal(new OrganizationDetails
        {
            Name = Profile.Name,
            Npi = Profile.Npi,
            Phone = Profile.Phone,
            City = Profile.City,
            State = Profile.State,
        }),
        ChangedAt = ChangedAt,
    };

    private void Took(Guid? by, DateTimeOffset at, OrganizationCheck? check, string? reason)
    {
        VerificationSteps = [.. VerificationSteps, new VerificationStep(Verification, by, at, check, reason)];
        Changed(at);
    }
}
