namespace CareBridge.Contracts.Referrals;

/// <summary>FHIR request-priority.</summary>
public enum ReferralPriority
{
    Routine,
    Urgent,
    Asap,
    Stat,
}
