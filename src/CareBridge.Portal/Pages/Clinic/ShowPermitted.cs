using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Participants whose consent lets the reader see something of them now.</summary>
internal static class ShowPermitted
{
    public const string Path = "/summaries";

    private const int PageSize = 25;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(ClinicApi.Roles);

    public static string AddressOf(string purpose, string? after = null) =>
        Path + Query(purpose, after).ToUriComponent();

    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, string? purpose = null, string? after = null)
    {
        var asked = SummaryPurpose.Of(purpose);
        var page = await api.ReadAsync<PageAnswer<PermitAnswer>>(
            ClinicApi.Permits + Query(asked, after).Add("limit", $"{PageSize}").ToUriComponent());
        var people = await api.PeopleAsync(page.Items.Select(permit => permit.ParticipantId), asked);
        return visit.Show<PermittedPage>(new PermittedPage.Shown(asked, page, people));
    }

    private static QueryString Query(string purpose, string? after)
    {
        var query = new QueryBuilder { { "purpose", purpose } };
        if (after is not null) query.Add("after", after);
        return query.ToQueryString();
    }
}
