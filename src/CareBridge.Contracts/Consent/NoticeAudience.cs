namespace CareBridge.Contracts.Consent;

/// <summary>Who of the addressee a notice of consent's is for.</summary>
public enum NoticeAudience
{
    Participant,

    /// <summary>Peer specialists of the organization that asked or discloses.</summary>
    Specialists,
    PrivacyOfficers,

    /// <summary>Whoever works with received records at a recipient.</summary>
    Recipients,
}
