namespace CareBridge.Contracts.Consent;

/// <summary>What a consent may name: the "how much and what kind" of 42 CFR 2.31(a)(3).</summary>
public enum DisclosureCategory
{
    /// <summary>Engagement status, a community's support, and milestones.</summary>
    Engagement,
    CheckInScores,
    Reflections,
    Attendance,

    /// <summary>
    /// The aftercare plan and its goals, who stands by the person, and the documents handed over with it.
    /// </summary>
    AftercarePlan,
    Referrals,
    SafetyPlan,
    CrisisEvents,

    /// <summary>Who the person is: implied by any permit, never asked for alone.</summary>
    Identity,

    /// <summary>
    /// SUD counselling notes (42 CFR 2.11): on a consent of their own, never together with anything else (2.31(b)).
    /// </summary>
    CounsellingNotes,
}
