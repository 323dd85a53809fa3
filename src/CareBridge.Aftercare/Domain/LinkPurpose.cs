namespace CareBridge.Aftercare.Domain;

internal enum LinkPurpose
{
    CheckIn,

    /// <summary>Somebody whom a participant named says whether they will be their partner.</summary>
    Partnership,

    /// <summary>A partner hears that somebody would be glad of them.</summary>
    Warning,
}
