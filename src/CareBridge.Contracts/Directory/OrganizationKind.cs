namespace CareBridge.Contracts.Directory;

/// <summary>What an organization is to the network.</summary>
public enum OrganizationKind
{
    PeerCommunity,
    Clinic,
    CrisisTeam,

    /// <summary>Helps with what people need to live: a home, work, food, ways to get about.</summary>
    SocialService,
}
