namespace CareBridge.Contracts.Directory;

/// <summary>What an organization is to the network.</summary>
public enum OrganizationKind
{
    PeerCommunity,
    Clinic,
    CrisisTeam,
}
