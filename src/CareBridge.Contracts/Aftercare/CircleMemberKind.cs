namespace CareBridge.Contracts.Aftercare;

public enum CircleMemberKind
{
    /// <summary>Somebody who works at an organization of the network.</summary>
    Staff,
    Organization,

    /// <summary>A relative, friend or sponsor, whom the participant has named.</summary>
    Related,
}
