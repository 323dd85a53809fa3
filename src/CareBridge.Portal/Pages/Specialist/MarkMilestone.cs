using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Something that somebody has reached, written down with them.</summary>
internal static class MarkMilestone
{
    public const string Path = ShowPerson.Path + "/milestone";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (Guid participantId, Visit visit, ServiceApi api, TimeProvider time) =>
            visit.Show<MilestonePage>(new MilestonePage.Shown(
                await api.ProfileAsync(participantId),
                MilestoneForm.New(Guid.CreateVersion7(time.Now()), visit),
                FormFaults.None))).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, SendAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid participant) => ShowPerson.PathOf(participant) + "/milestone";

    private static async Task<IResult> SendAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = MilestoneForm.Of(await http.Request.ReadFormAsync(cancellation));
        var words = SpecialistWords.In(visit.Language);
        if (!Guid.TryParse(form.Id, out var id)) return Results.LocalRedirect(PathOf(participantId));
        var faults = form.Code.Length == 0
            ? FormFaults.At("milestoneCode", words.Choose)
            : PeopleApi.Day(form.ReachedOn) is not { } reachedOn
                ? FormFaults.At("reachedOn", words.GiveDay)
                : await api.ChangeAsync(
                    HttpMethod.Put,
                    $"{PeopleApi.Milestones}/{id}",
                    new
                    {
                        participantId,
                        milestoneCode = form.Code,
                        words = form.Code == MilestoneCodes.Own ? form.Words : null,
                        reachedOn,
                    });
        return faults.Any
            ? visit.Show<MilestonePage>(
                new MilestonePage.Shown(await api.ProfileAsync(participantId), form, faults), faults.Status)
            : Results.LocalRedirect(ShowPerson.PathOf(participantId));
    }
}

/// <param name="Words">Of the code own.</param>
public sealed record MilestoneForm(string Id, string Code, string Words, string ReachedOn)
{
    /// <summary>Of a day as its field writes it, which is how a day and a time begins.</summary>
    private const int DayLength = 10;

    internal static MilestoneForm New(Guid id, Visit visit) =>
        new($"{id}", "", "", visit.Times.Field(visit.Now)[..DayLength]);

    internal static MilestoneForm Of(IFormCollection form) => new(
        $"{form["id"]}", $"{form["milestoneCode"]}", $"{form["words"]}".Trim(), $"{form["reachedOn"]}");

    public override string ToString() => nameof(MilestoneForm);
}
