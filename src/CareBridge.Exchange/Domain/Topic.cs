namespace CareBridge.Exchange.Domain;

/// <summary>What a client may subscribe to.</summary>
internal enum Topic
{
    AftercareUpdated,
    ReferralChanged,
    ConsentChanged,
    EscalationRaised,
    EscalationChanged,
}
