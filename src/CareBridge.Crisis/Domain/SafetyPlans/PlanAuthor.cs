namespace CareBridge.Crisis.Domain.SafetyPlans;

/// <summary>Who wrote a version: the participant by themself, or somebody of the staff together with them.</summary>
internal sealed record PlanAuthor(Guid PersonId, bool IsParticipant);
