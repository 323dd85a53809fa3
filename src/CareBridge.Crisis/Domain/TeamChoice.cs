using CareBridge.Contracts.Directory;

namespace CareBridge.Crisis.Domain;

internal static class TeamChoice
{
    /// <summary>
    /// The team the raising organization has named, unless it is known to have closed; else the one known longest; null
    /// when there is none.
    /// </summary>
    public static Guid? For(Guid raisingOrganizationId, IReadOnlyCollection<KnownOrganization> known)
    {
        var teams = known.Where(organization => organization.Kind == OrganizationKind.CrisisTeam).ToList();
        var named = known.FirstOrDefault(organization => organization.Id == raisingOrganizationId)?.CrisisTeamId;
        if (named is not null && !teams.Exists(team => team.Id == named && !team.Active)) return named;
        return teams.Where(team => team.Active).MinBy(team => team.KnownSince)?.Id;
    }
}
