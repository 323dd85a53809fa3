namespace CareBridge.Contracts.Referrals;

/// <summary>CareBridge's code system <c>referral-outcome</c>: how a completed referral ended.</summary>
public static class ReferralOutcomeCodes
{
    public const string ServiceProvided = "service-provided";

    public static IReadOnlyList<string> All { get; } =
    [
        ServiceProvided,
        "referred-onward",
        "no-show",
        "not-eligible",
        "participant-declined",
    ];
}
