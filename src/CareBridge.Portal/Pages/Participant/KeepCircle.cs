using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>Who stands by the reader.</summary>
internal static class KeepCircle
{
    public const string Path = "/me/circle";

    public const string Add = "add";
    public const string End = "end";

    public static void Map(IEndpointRouteBuilder pages) => pages.MapForms(Path, ShowAsync, ChangeAsync);

    private static Task<FormFaults> ChangeAsync(
        Chosen chosen, IFormCollection form, Visit visit, ServiceApi api) => chosen.Verb switch
        {
            Add => api.ChangeAsync(HttpMethod.Put, MemberOf(visit, form.RequireId()), new
            {
                organizationId = form.RequireId("organizationId"),
                kind = EnumCode.Of(CircleMemberKind.Related),
                name = form.Text("name") ?? "",
                roleCode = $"{form["roleCode"]}",
            }),
            End => api.ChangeAsync(HttpMethod.Post, $"{MemberOf(visit, chosen.Id)}/end", new
            {
                organizationId = form.RequireId("organizationId"),
                endedOn = visit.Times.DayOf(visit.Now),
            }),
            _ => throw new NotFoundException("action"),
        };

    public static string MemberOf(Visit visit, Guid id) => ParticipantApi.Mine(visit, $"circle/members/{id}");

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, TimeProvider time, Tried tried)
    {
        var circles = await api.AllAsync<CircleAnswer>(ParticipantApi.Mine(visit, "circles"));
        var partnerships = await api.ListAsync<PartnershipAnswer>(ParticipantApi.Mine(visit, "partnerships"));
        return visit.Show<CirclePage>(
            new CirclePage.Shown(
                circles,
                partnerships.Where(one => one.Status != PartnershipStatus.Ended).ToDictionary(one => one.MemberId),
                await api.ServingAsync(visit),
                await api.NamesAsync(visit, circles),
                Guid.CreateVersion7(time.Now()),
                tried),
            tried.Status);
    }
}
