using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>Where administrators begin: who belongs to the network, and who is to be looked into.</summary>
internal static class ListOrganizations
{
    public const string Path = "/administration";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, async (Visit visit, ServiceApi api) =>
            visit.Show<OrganizationsPage>(await api.MembersAsync())).RequireRole(Role.Administrator);
}
