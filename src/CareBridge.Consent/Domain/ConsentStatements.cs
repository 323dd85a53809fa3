namespace CareBridge.Consent.Domain;

/// <summary>What 42 CFR 2.31(a) has a consent say to the person who signs it. A new wording is a new version.</summary>
internal static class ConsentStatements
{
    public const string Version = "2026-1";

    /// <summary>42 CFR 2.31(a)(6).</summary>
    public const string RightToRevoke =
        "You may revoke this consent in writing at any time, by revoking it here in CareBridge. From then on nothing "
        + "more is disclosed under it. What was disclosed before, relying on it, cannot be taken back.";

    /// <summary>42 CFR 2.31(a)(10)(i).</summary>
    public const string Redisclosure =
        "Whoever receives your records may be allowed to disclose them further, and then 42 CFR part 2 may no longer "
        + "protect them. They may not be used against you in legal proceedings without your consent or a court order.";

    /// <summary>42 CFR 2.31(a)(10)(ii).</summary>
    public const string Refusal =
        "You need not sign. Refusing does not end the support you receive here; the organizations named as recipients "
        + "will then not see these records, and a referral to them that depends on the records waits.";

    /// <summary>42 CFR 2.31(b).</summary>
    public const string CounsellingNotes =
        "SUD counselling notes are never part of this consent; they need a separate one.";
}
