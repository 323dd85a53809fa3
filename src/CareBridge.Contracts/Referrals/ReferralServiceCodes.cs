namespace CareBridge.Contracts.Referrals;

/// <summary>CareBridge's code system <c>referral-service</c>: what one organization may ask of another.</summary>
public static class ReferralServiceCodes
{
    /// <summary>What people need to live.</summary>
    public static IReadOnlyList<string> SocialNeeds { get; } =
        ["housing", "employment", "food", "transport", "legal", "benefits", "health-navigation"];

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
        .. SocialNeeds,
    ];
}
