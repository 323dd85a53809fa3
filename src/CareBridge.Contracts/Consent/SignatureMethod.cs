namespace CareBridge.Contracts.Consent;

public enum SignatureMethod
{
    TypedName,
    Drawn,

    /// <summary>On paper before a witness, who kept a scan.</summary>
    WitnessedOnPaper,
}
