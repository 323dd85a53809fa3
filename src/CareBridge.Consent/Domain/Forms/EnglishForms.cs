namespace CareBridge.Consent.Domain.Forms;

internal static class EnglishForms
{
    public static readonly ConsentForm Second = new()
    {
        Version = "2026-2",
        Language = Language.En,
        Title = "Your yes to share your records",
        Introductions = new Dictionary<ConsentFormKind, string>
        {
            [ConsentFormKind.Records] =
                "This form says who may share what about you, with whom, and why. Read it. Ask about what is not "
                + "clear. You may take parts out before you sign.",
            [ConsentFormKind.CounsellingNotes] =
                "This form is only about the notes of your counseling talks. It says who may share them, with whom, "
                + "and why. It is about nothing else.",
            [ConsentFormKind.FamilyAndAllies] =
                "This form lets us talk to the family and friends you name. It says what we may tell them, and why. "
                + "We tell no one else.",
        },
        RightToRevoke =
            "You can take back your yes at any time. You can do it here, write to us, or tell us. From then on we "
            + "share no more under this form. What we shared before, when your yes stood, we can not call back.",
        Redisclosure =
            "Those who get your records must keep them safe. But the law may let them share the records again. Then "
            + "the rule that guards them now, 42 CFR part 2, may no longer guard them. No one may use them against "
            + "you in court unless you say yes or a judge says so.",
        Refusal =
            "You do not have to sign. If you say no, the help you get here goes on. Those named on this form will not "
            + "see these records. A referral that needs them will have to wait.",
        CounsellingNotes =
            "Notes of your counseling talks are shared only with a form of their own.",
        YourCopy =
            "You can get a copy of this form. You can ask us at any time who has seen your records.",
        Labels = new ConsentFormLabels(
            WhoShares: "Who may share",
            WhatIsShared: "What they may share",
            WhoGetsIt: "Who may get it",
            Why: "Why",
            Until: "When this ends",
            UntilReferralClosed: "When this referral comes to its end",
            UntilSupportEnded: "When the group that asks no longer helps you",
            Sign: "Sign",
            SayNo: "Say no",
            YourName: "Your name, as you sign it",
            Guardian: "Name of the parent or guardian",
            IHaveRead: "I have read this",
            NameMissing: "Please write your name.",
            ReadMissing: "Please say that you have read this.",
            UntilWrong: "Please choose a day to come, at most ten years from now.",
            NothingLeft: "Please keep at least one, or say no."),
    };

    /// <summary>The first wording, before there was one in plain words.</summary>
    public static readonly ConsentForm First = Second with
    {
        Version = "2026-1",
        RightToRevoke =
            "You may revoke this consent in writing at any time, by revoking it here in CareBridge. From then on "
            + "nothing more is disclosed under it. What was disclosed before, relying on it, cannot be taken back.",
        Redisclosure =
            "Whoever receives your records may be allowed to disclose them further, and then 42 CFR part 2 may no "
            + "longer protect them. They may not be used against you in legal proceedings without your consent or a "
            + "court order.",
        Refusal =
            "You need not sign. Refusing does not end the support you receive here; the organizations named as "
            + "recipients will then not see these records, and a referral to them that depends on the records waits.",
        CounsellingNotes = "SUD counselling notes are never part of this consent; they need a separate one.",
    };

    private const string OnPaper = "It is said on the paper form, which is kept with this.";

    public static readonly ConsentForm Filed = Second with
    {
        Version = ConsentForms.FiledVersion,
        Title = "A form that you signed on paper",
        Introductions = Enum.GetValues<ConsentFormKind>().ToDictionary(kind => kind, _ => OnPaper),
        RightToRevoke = OnPaper,
        Redisclosure = OnPaper,
        Refusal = OnPaper,
        CounsellingNotes = OnPaper,
    };
}
