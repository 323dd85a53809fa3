namespace CareBridge.Platform.Security;

/// <summary>What a caller is, and so which endpoints are open to it.</summary>
public enum Role
{
    Administrator,
    PeerSpecialist,
    CrisisResponder,
    ClinicStaff,
    Participant,
    PrivacyOfficer,

    /// <summary>Another CareBridge service; never a person.</summary>
    Service,
}
