using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>After a breach: what was disclosed to somebody, or within a time, of whom and on which ground.</summary>
internal static class QueryBreach
{
    public const string Path = "/privacy/breach";

    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Path, ShowAsync).RequireRole(Role.PrivacyOfficer);

    public static string AddressOf(Guid recipient) => $"{Path}?recipient={recipient}";

    /// <param name="recipient">The organization.</param>
    /// <param name="receiver">The person or client there.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit,
        ServiceApi api,
        string? recipient = null,
        string? receiver = null,
        string? since = null,
        string? until = null,
        string? after = null)
    {
        var asked = new BreachPage.Question(recipient, receiver, new Period(since, until));
        var places = await api.PlacesAsync();
        if (!string.IsNullOrWhiteSpace(receiver) && !Guid.TryParse(receiver, out _))
        {
            var faults = FormFaults.At("receiver", PrivacyWords.In(visit.Language).NoId);
            return visit.Show<BreachPage>(new BreachPage.Shown(asked, places) { Faults = faults }, faults.Status);
        }
        if (!asked.IsAny(visit)) return visit.Show<BreachPage>(new BreachPage.Shown(asked, places));
        var query = asked.ToApi(visit);
        var page = new QueryBuilder(query) { { "limit", $"{PageSize}" } };
        if (after is not null) page.Add("after", after);
        var result = await api.ReadAsync<BreachAnswer>(PrivacyApi.Breach + page);
        return visit.Show<BreachPage>(new BreachPage.Shown(asked, places)
        {
            Result = result,
            Query = query.ToString(),
            Next = result.Next is { } next ? Path + asked.ToPage(next) : null,
            People = await api.OwnPeopleAsync(result.Items.Select(line => line.ParticipantId)),
        });
    }
}
