using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>How what their organization has raised stands.</summary>
internal static class ShowRaised
{
    public const string Path = "/crisis/raised";

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ListAsync).RequireRole(RaiseCrisis.Roles);

    private static async Task<IResult> ListAsync(Visit visit, ServiceApi api)
    {
        var raised = await api.ReadAsync<ItemsAnswer<RaisedAnswer>>(CrisisApi.Escalations);
        var people = await api.PeopleAsync(visit, raised.Items.Select(one => one.ParticipantId));
        return visit.Show<RaisedListPage>(new RaisedListPage.Shown(
            raised.Items, people.ToDictionary(one => one.Key, one => one.Value.Name)));
    }
}
