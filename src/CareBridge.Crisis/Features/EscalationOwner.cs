using CareBridge.Crisis.Domain;

namespace CareBridge.Crisis.Features;

internal enum OwnerKind
{
    Responder,

    /// <summary>Whoever of the crisis team is on call.</summary>
    Team,

    /// <summary>Those who run the deployment, while no crisis team is known.</summary>
    Operators,
}

/// <summary>Who has an escalation.</summary>
/// <param name="Id">The responder's or the team's.</param>
internal sealed record EscalationOwner(OwnerKind Kind, Guid? Id)
{
    public static EscalationOwner Of(Escalation escalation) => escalation switch
    {
        { OwnerId: { } responder } => new(OwnerKind.Responder, responder),
        { CrisisTeamId: { } team } => new(OwnerKind.Team, team),
        _ => new(OwnerKind.Operators, Id: null),
    };
}
