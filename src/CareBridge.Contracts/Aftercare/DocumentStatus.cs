namespace CareBridge.Contracts.Aftercare;

public enum DocumentStatus
{
    Current,
    Superseded,

    /// <summary>It should never have been there; its content is shown to nobody any more.</summary>
    EnteredInError,
}
