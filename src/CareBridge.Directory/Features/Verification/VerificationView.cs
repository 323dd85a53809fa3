using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Verification;

/// <param name="VerifiedUntil">The last day; null when it never was verified.</param>
/// <param name="Steps">What has become of it, in order.</param>
internal sealed record VerificationView(
    Guid OrganizationId,
    long Version,
    OrganizationVerification Status,
    DateOnly? VerifiedUntil,
    IReadOnlyList<VerificationStepView> Steps)
{
    public static VerificationView Of(Organization organization) => new(
        organization.Id,
        organization.Version,
        organization.Verification,
        organization.VerifiedUntil,
        [.. organization.VerificationSteps.Select(VerificationStepView.Of)]);
}

/// <param name="By">The administrator; null when it was time.</param>
internal sealed record VerificationStepView(
    OrganizationVerification Status,
    Guid? By,
    DateTimeOffset At,
    VerificationMethod? Method,
    string? Reference,
    DateOnly? VerifiedOn,
    string? Reason)
{
    public static VerificationStepView Of(VerificationStep step) => new(
        step.Status, step.By, step.At, step.Check?.Method, step.Check?.Reference, step.Check?.VerifiedOn, step.Reason);
}
