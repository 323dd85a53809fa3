namespace CareBridge.Contracts.Consent;

/// <summary>Who signs (42 CFR 2.14, 2.15, 2.31(a)(8)).</summary>
public enum SignerRole
{
    Participant,

    /// <summary>A minor's parent or guardian, besides the minor, where state law asks for both (2.14(c)).</summary>
    Guardian,

    /// <summary>Whoever may act for an adult who cannot decide (2.15).</summary>
    PersonalRepresentative,
}
