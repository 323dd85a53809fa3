namespace CareBridge.Platform.Disclosures;

/// <summary>What an endpoint's answers show of participants. Each says it, or the process does not start.</summary>
public enum Exposure
{
    /// <summary>Nothing that the caller did not send.</summary>
    Nothing,

    /// <summary>Something, only to the participant or to the organization that holds it: no disclosure.</summary>
    Own,

    /// <summary>Something of what others hold, through <see cref="DisclosureDoor"/>; else nothing leaves.</summary>
    ThroughDoor,

    /// <summary>Whatever another service of the deployment needs to know; no other caller gets there.</summary>
    BetweenServices,

    /// <summary>What the service answers that the request is passed on to, where the endpoint says it again.</summary>
    Forwarded,
}
