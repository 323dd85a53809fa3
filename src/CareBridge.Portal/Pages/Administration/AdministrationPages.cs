using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

internal static class AdministrationPages
{
    public static void MapAdministrationPages(this IEndpointRouteBuilder pages)
    {
        ListOrganizations.Map(pages);
        AddOrganization.Map(pages);
        KeepOrganization.Map(pages);
        KeepPerson.Map(pages);
        ListClients.Map(pages);
        KeepClient.Map(pages);
        SettleMatches.Map(pages);
    }
}
