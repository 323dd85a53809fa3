namespace CareBridge.Portal.Domain;

internal enum InvitationStatus
{
    Open,

    /// <summary>It was not used in time; it can be sent again.</summary>
    Expired,

    /// <summary>There is an account.</summary>
    Accepted,
    Revoked,
}
