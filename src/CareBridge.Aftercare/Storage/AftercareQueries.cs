using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Storage;

/// <summary>A participant sees all that is kept about them; a specialist what their own organization keeps.</summary>
internal static class AftercareQueries
{
    public static IQueryable<CheckIn> VisibleTo(this IQueryable<CheckIn> checkIns, Caller caller)
    {
        if (caller.Role == Role.Participant) return checkIns.Where(c => c.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return checkIns.Where(c => c.OrganizationId == organization);
    }

    public static IQueryable<Milestone> VisibleTo(this IQueryable<Milestone> milestones, Caller caller)
    {
        if (caller.Role == Role.Participant) return milestones.Where(m => m.ParticipantId == caller.Id);
        var organization = caller.Organization;
        return milestones.Where(m => m.OrganizationId == organization);
    }
}
