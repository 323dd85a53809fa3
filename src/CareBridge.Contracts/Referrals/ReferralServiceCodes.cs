namespace CareBridge.Contracts.Referrals;

/// <summary>CareBridge's code system <c>referral-service</c>: what one organization may ask of another.</summary>
public static class ReferralServiceCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "outpatient-treatment",
        "intensive-outpatient",
        "medication-treatment",
        "residential-treatment",
        "withdrawal-management",
        "mental-health",
        "primary-care",
        "peer-support",
        "housing",
        "employment",
        "food",
        "transport",
        "legal",
        "benefits",
        "health-navigation",
    ];
}
