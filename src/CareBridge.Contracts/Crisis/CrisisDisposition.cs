namespace CareBridge.Contracts.Crisis;

/// <summary>What helped, or was left to do, when an escalation ended.</summary>
public enum CrisisDisposition
{
    /// <summary>Talking was enough; they are safe where they are.</summary>
    StayedSafe,

    /// <summary>Somebody with experience of their own stays with them.</summary>
    PeerSupport,

    /// <summary>Somebody they trust stays with them.</summary>
    FamilyOrFriends,

    /// <summary>A mobile crisis team went to them, without police.</summary>
    MobileCrisis,

    /// <summary>A place to recover in a crisis, without police: a respite or stabilization center.</summary>
    CrisisCenter,

    /// <summary>The 988 Suicide and Crisis Lifeline has taken over.</summary>
    Lifeline988,

    EmergencyDepartment,

    /// <summary>911: an ambulance or the police.</summary>
    EmergencyServices,

    /// <summary>Whoever treats them already has taken over.</summary>
    OwnClinic,

    /// <summary>They did not want help, and were not in such danger that it had to come.</summary>
    HelpDeclined,

    /// <summary>Nobody could be reached, whatever was tried.</summary>
    NotReached,

    FalseAlarm,
}
