namespace CareBridge.Contracts.Crisis;

/// <summary>As what somebody raised an escalation, or found out how grave it is.</summary>
public enum RaiserKind
{
    /// <summary>A peer specialist.</summary>
    Specialist,

    /// <summary>Whoever leads a group, out of it.</summary>
    Facilitator,
    ClinicStaff,
    SocialServiceStaff,

    /// <summary>The person themself.</summary>
    Participant,

    /// <summary>An early warning came, and the person wanted the crisis help that they were offered.</summary>
    EarlyWarning,

    /// <summary>An organization's own system, over FHIR.</summary>
    ClinicSystem,

    /// <summary>Somebody of the crisis team.</summary>
    Responder,

    /// <summary>Whoever runs the deployment; drills only.</summary>
    Administrator,
}
