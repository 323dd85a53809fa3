namespace CareBridge.Consent.Domain;

/// <summary>All that a decision about some participants depends on.</summary>
internal sealed record ConsentState(
    IReadOnlyList<ConsentRecord> Consents,
    IReadOnlyList<Restriction> Restrictions,
    IReadOnlyList<BreakGlassAccess> BreakGlass);
