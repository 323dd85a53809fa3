namespace CareBridge.Consent.Domain.Forms;

/// <summary>
/// What 42 CFR 2.31(a) has a consent say to the person who signs it, in words that a reader of twelve follows. A
/// wording that anybody has signed is never changed: a new one is a new version.
/// </summary>
internal sealed record ConsentForm
{
    public required string Version { get; init; }

    public required Language Language { get; init; }

    public required string Title { get; init; }

    /// <summary>What the form is for, by its kind.</summary>
    public required IReadOnlyDictionary<ConsentFormKind, string> Introductions { get; init; }

    /// <summary>42 CFR 2.31(a)(6).</summary>
    public required string RightToRevoke { get; init; }

    /// <summary>42 CFR 2.31(a)(10)(i), and 2.12(d) on legal proceedings.</summary>
    public required string Redisclosure { get; init; }

    /// <summary>42 CFR 2.31(a)(10)(ii).</summary>
    public required string Refusal { get; init; }

    /// <summary>42 CFR 2.31(b): the form for counselling notes is a form of its own.</summary>
    public required string CounsellingNotes { get; init; }

    /// <summary>42 CFR 2.22, 2.24 and 2.25.</summary>
    public required string YourCopy { get; init; }

    /// <summary>The words beside what is filled in, in the order of the form.</summary>
    public required ConsentFormLabels Labels { get; init; }
}

internal enum ConsentFormKind
{
    Records,

    /// <summary>42 CFR 2.31(b).</summary>
    CounsellingNotes,

    /// <summary>To family, a sponsor or another ally.</summary>
    FamilyAndAllies,
}

internal sealed record ConsentFormLabels(
    string WhoShares,
    string WhatIsShared,
    string WhoGetsIt,
    string Why,
    string Until,
    string UntilReferralClosed,
    string UntilSupportEnded,
    string Sign,
    string SayNo,
    string YourName,
    string Guardian,
    string IHaveRead,
    string NameMissing,
    string ReadMissing,
    string UntilWrong,
    string NothingLeft);
