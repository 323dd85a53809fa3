namespace CareBridge.Consent.Domain;

/// <summary>A permit, with what it rests on, or a denial, with what a privacy officer is told.</summary>
internal readonly record struct Decision
{
    /// <summary>The consent a permit rests on; of a denial, the one that came nearest to a permit.</summary>
    public ConsentRecord? Consent { get; private init; }

    /// <summary>The break-glass access a permit rests on.</summary>
    public BreakGlassAccess? BreakGlass { get; private init; }

    /// <summary>The participant's or an agreed no that stood against a consent.</summary>
    public Restriction? Restriction { get; private init; }

    /// <summary>Null for a permit. Never for the asker: any reason would tell of the person.</summary>
    public DenialGrounds? Grounds { get; private init; }

    public bool IsPermitted => Grounds is null;

    public static Decision Permit(ConsentRecord consent) => new() { Consent = consent };

    public static Decision Permit(BreakGlassAccess access) => new() { BreakGlass = access };

    public static Decision Deny(
        DenialGrounds grounds, ConsentRecord? nearest = null, Restriction? restriction = null) =>
        new() { Grounds = grounds, Consent = nearest, Restriction = restriction };
}

/// <summary>Why not, from the farthest to the nearest miss.</summary>
internal enum DenialGrounds
{
    /// <summary>The participant has consented to nothing.</summary>
    NoConsent,
    RecipientNotNamed,
    DiscloserNotNamed,
    PurposeNotNamed,
    CategoryNotNamed,

    /// <summary>A consent names it all but was not granted, has not begun, or has ended (42 CFR 2.31(c)).</summary>
    NotInForce,

    /// <summary>A consent is in force, and nobody has made sure, or not lately, what the recipient is.</summary>
    RecipientNotVerified,

    /// <summary>A consent is in force, and the participant's denial or an agreed restriction beats it.</summary>
    Restricted,
}
