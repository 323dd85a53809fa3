namespace CareBridge.Contracts.Aftercare;

/// <summary>A partner without an account, as the participant has named them. Travels and rests sealed only.</summary>
/// <param name="RoleCode">One of <see cref="CircleRoleCodes.Partners"/>.</param>
public sealed record PartnerPerson(string Name, string RoleCode);
