namespace CareBridge.Contracts.Directory;

/// <summary>What somebody does for the people whom their organization serves.</summary>
public enum StaffRole
{
    /// <summary>Supports others out of their own recovery.</summary>
    PeerSpecialist,

    /// <summary>Arranges what several others do.</summary>
    Coordinator,
    Clinician,
    CrisisResponder,
}
