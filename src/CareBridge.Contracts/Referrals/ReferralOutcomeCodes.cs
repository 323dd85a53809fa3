namespace CareBridge.Contracts.Referrals;

/// <summary>CareBridge's code system <c>referral-outcome</c>: how a completed referral ended.</summary>
public static class ReferralOutcomeCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "service-provided",
        "referred-onward",
        "no-show",
        "not-eligible",
        "participant-declined",
    ];
}
