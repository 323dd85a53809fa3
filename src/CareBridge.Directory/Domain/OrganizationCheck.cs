namespace CareBridge.Directory.Domain;

/// <summary>That somebody made sure what an organization is.</summary>
/// <param name="Reference">Where the evidence is kept, or what it is.</param>
internal sealed record OrganizationCheck(VerificationMethod Method, string? Reference, DateOnly VerifiedOn)
{
    /// <summary>For so long it counts, as long as a provider's credentials do: then somebody makes sure anew.</summary>
    public const int Years = 3;

    public DateOnly ValidUntil => VerifiedOn.AddYears(Years);

    /// <summary>Whoever registers it has made sure.</summary>
    public static OrganizationCheck Vouched(DateTimeOffset at) =>
        new(VerificationMethod.Registration, Reference: null, DateOnly.FromDateTime(at.UtcDateTime));
}

/// <summary>What has become of an organization's verification.</summary>
/// <param name="By">The administrator; null when it was time.</param>
/// <param name="Check">Of one that was verified.</param>
/// <param name="Reason">Of one that was suspended or withdrawn.</param>
internal sealed record VerificationStep(
    Contracts.Directory.OrganizationVerification Status,
    Guid? By,
    DateTimeOffset At,
    OrganizationCheck? Check,
    string? Reason);
