using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Administration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>
/// Records that are not deleted because they may be wanted: which a privacy officer's organization keeps, and has kept.
/// </summary>
internal static class KeepHolds
{
    public const string Path = "/privacy/legal-holds";

    public const string Find = "find";
    public const string Place = "place";
    public const string Lift = "lift";

    private const int PageSize = 25;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(
                Path,
                (Visit visit, ServiceApi api, TimeProvider time, Guid? participant = null, string? after = null) =>
                    ShowAsync(visit, api, time, Sent.Nothing, participant, after))
            .RequireRole(Role.PrivacyOfficer);
        pages.MapPost(Path, ActAsync).RequireRole(Role.PrivacyOfficer);
    }

    /// <summary>Where a hold is placed on somebody.</summary>
    public static string AddressOf(Guid participantId) => $"{Path}?participant={participantId}";

    public static string After(string next) => Path + new QueryBuilder { { "after", next } };

    private static async Task<IResult> ActAsync(HttpContext http, Visit visit, ServiceApi api, TimeProvider time)
    {
        var sent = await Sent.ReadAsync(http);
        var participant = sent.IdIn("participant");
        if (sent.Action == Find)
        {
            // By a form, for addresses are written down.
            var (faults, found) = await api.SearchAsync(sent.Text("name") ?? "");
            return await ShowAsync(visit, api, time, sent with { Faults = faults }, participant, after: null, found);
        }
        sent = sent with { Faults = await ChangeAsync(sent, participant, visit, api) };
        return sent.Faults.Any
            ? await ShowAsync(visit, api, time, sent, participant, after: null)
            : Results.LocalRedirect(Path);
    }

    private static Task<FormFaults> ChangeAsync(Sent sent, Guid? participant, Visit visit, ServiceApi api)
    {
        var reason = sent.Text("reason") ?? "";
        return sent.Verb switch
        {
            Place => api.ChangeAsync(HttpMethod.Put, $"{PrivacyApi.Holds}/{sent.RequireId("id")}", new
            {
                participantId = participant,
                organizationId = participant is null ? visit.Caller!.OrganizationId : null,
                reason,
            }),
            Lift => api.ChangeAsync(HttpMethod.Post, $"{PrivacyApi.Holds}/{sent.Id}/{Lift}", new { reason }),
            _ => throw new NotFoundException("action"),
        };
    }

    /// <param name="participant">Whom a hold is to be placed on; null where it is the organization.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        Sent sent,
        Guid? participant,
        string? after,
        ItemsAnswer<PersonAnswer>? found = null)
    {
        var query = new QueryBuilder { { "limit", $"{PageSize}" } };
        if (after is not null) query.Add("after", after);
        var holds = await api.ReadAsync<PageAnswer<HoldAnswer>>(PrivacyApi.Holds + query);
        var people = await api.OwnPeopleAsync(
            holds.Items.Select(hold => hold.ParticipantId).Append(participant).OfType<Guid>());
        var actors = holds.Items.SelectMany(hold => new[] { hold.PlacedBy, hold.LiftedBy }).OfType<Guid>().Distinct()
            .ToList();
        var names = await Task.WhenAll(actors.Select(api.StaffNameAsync));
        return visit.Show<HoldsPage>(
            new HoldsPage.Shown
            {
                Holds = holds,
                People = people,
                Actors = actors.Zip(names).ToDictionary(one => one.First, one => one.Second),
                Places = await api.PlacesAsync(),
                Participant = participant,
                Found = found?.Items,
                NewId = sent.IdIn("id") ?? Guid.CreateVersion7(time.Now()),
                Sent = sent,
            },
            sent.Faults.Status);
    }
}
