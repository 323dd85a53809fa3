namespace CareBridge.Consent.Domain;

/// <summary>All that a decision about some participants depends on.</summary>
internal sealed record ConsentState(
    IReadOnlyList<ConsentRecord> Consents,
    IReadOnlyList<Restriction> Restrictions,
    IReadOnlyList<BreakGlassAccess> BreakGlass)
{
    /// <summary>
    /// Of the recipients in question, the organizations that are known and not verified; whatever a participant has
    /// signed, they are told nothing on it.
    /// </summary>
    public IReadOnlyList<Guid> UnverifiedRecipients { get; init; } = [];

    /// <summary>
    /// Of those, the ones that are more than late with their papers: nobody knows that they are medical personnel
    /// (42 CFR 2.51), and so what was opened for them in an emergency is shut.
    /// </summary>
    public IReadOnlyList<Guid> DoubtedRecipients { get; init; } = [];
}
