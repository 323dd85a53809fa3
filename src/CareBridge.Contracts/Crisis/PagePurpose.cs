namespace CareBridge.Contracts.Crisis;

/// <summary>What somebody is paged for.</summary>
public enum PagePurpose
{
    /// <summary>An escalation waits for a responder.</summary>
    Answer,

    /// <summary>A colleague asks them to take an escalation over.</summary>
    HandOver,

    /// <summary>What they have taken was raised once more.</summary>
    Repeated,

    /// <summary>A follow-up was not made in time.</summary>
    FollowUp,

    /// <summary>Nobody of the team has answered; for those who run the deployment.</summary>
    Alarm,
}
