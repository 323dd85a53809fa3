using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>When the reader's group meets, and where they have been.</summary>
internal static class KeepMeetings
{
    public const string Path = "/me/meetings";

    public const string Report = "report";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(visit, api, time, Tried.Nothing)).RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        if (Chosen.Of(form).Verb != Report) throw new NotFoundException("action");
        var faults = visit.Times.Read(form["startedAt"]) is { } startedAt
            ? await api.ChangeAsync(HttpMethod.Put, $"{ParticipantApi.Aftercare}/attendances/{form.RequireId()}", new
            {
                participantId = visit.Caller!.Id,
                organizationId = form.RequireId("organizationId"),
                kind = $"{form["kind"]}",
                format = $"{form["format"]}",
                startedAt,
                minutes = form.Number("minutes") ?? 0,
            })
            : FormFaults.At("startedAt", new CircleWords(visit.Language).When);
        return faults.Any
            ? await ShowAsync(visit, api, time, Tried.Of(form, faults))
            : Results.LocalRedirect(Path);
    }

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var attended = await api.AllAsync<AttendanceAnswer>(ParticipantApi.Mine(visit, "attendances"));
        return visit.Show<MeetingsPage>(
            new MeetingsPage.Shown(
                await api.ChosenGroupAsync(),
                [.. attended.Where(one => one.Status != AttendanceStatus.EnteredInError)],
                await api.ServingAsync(visit),
                await api.NamesAsync(visit, attended.Select(one => one.OrganizationId)),
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }

    /// <summary>Null while the reader has chosen none.</summary>
    public static async Task<GroupAnswer?> ChosenGroupAsync(this ServiceApi api)
    {
        var searches = await api.LatestAsync<GroupSearchAnswer>(ParticipantApi.GroupSearches);
        var chosen = searches.FirstOrDefault(one => one.Status == GroupSearchStatus.Chosen)?.ChosenGroupId;
        return chosen is { } id ? await api.FindAsync<GroupAnswer>($"/api/directory/groups/{id}") : null;
    }
}
