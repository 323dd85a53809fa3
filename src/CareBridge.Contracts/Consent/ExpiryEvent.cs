namespace CareBridge.Contracts.Consent;

/// <summary>An event that ends a consent (42 CFR 2.31(a)(7)).</summary>
public enum ExpiryEvent
{
    /// <summary>The referral that the consent was asked for has come to its end.</summary>
    ReferralClosed,

    /// <summary>The organization that asked says that it no longer supports the participant.</summary>
    SupportEnded,
}
