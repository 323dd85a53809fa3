namespace CareBridge.Contracts.Referrals;

/// <summary>CareBridge's code system <c>referral-reason</c>: why somebody is referred.</summary>
public static class ReferralReasonCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "after-discharge",
        "wants-treatment",
        "return-to-use",
        "more-support",
        "less-support",
        "peer-connection",
        "health-concern",
        "unmet-need",
        "moved",
        "participant-request",
    ];
}
