namespace CareBridge.Platform.Security;

/// <summary>What a caller is, and so which endpoints are open to it.</summary>
public enum Role
{
    Administrator,
    PeerSpecialist,
    CrisisResponder,
    ClinicStaff,

    /// <summary>Works at a social service: answers referrals to it, and lists what it offers.</summary>
    SocialServiceStaff,
    Participant,
    PrivacyOfficer,

    /// <summary>Another CareBridge service; never a person.</summary>
    Service,
}
