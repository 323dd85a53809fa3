using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Security;

namespace CareBridge.Crisis.Storage;

internal static class SafetyPlanQueries
{
    /// <summary>The caller's own: of a participant those about them, of staff those that their organization holds.
    /// </summary>
    public static IQueryable<SafetyPlan> HeldBy(this IQueryable<SafetyPlan> plans, Caller caller)
    {
        if (caller.Role == Role.Participant)
        {
            var person = caller.Id;
            return plans.Where(plan => plan.ParticipantId == person);
        }
        var organization = caller.Organization;
        return plans.Where(plan => plan.OrganizationId == organization);
    }
}
