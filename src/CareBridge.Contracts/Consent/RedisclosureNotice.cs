namespace CareBridge.Contracts.Consent;

/// <summary>What accompanies every disclosure made under a consent (42 CFR 2.32).</summary>
public static class RedisclosureNotice
{
    /// <summary>The abbreviated notice of 42 CFR 2.32(a)(2), word for word.</summary>
    public const string Text = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";
}
