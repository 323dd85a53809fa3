using System.Globalization;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>What the reader and somebody of their circle hold each other to.</summary>
internal static class AgreeBoundaries
{
    public const string Path = KeepCircle.Path + "/{memberId:guid}";

    public const string Propose = "propose";
    public const string Agree = "agree";
    public const string End = "end";
    public const string MakeLink = "link";

    /// <summary>As the API calls them.</summary>
    public static IReadOnlyList<string> Topics { get; } =
        ["contact", "craving", "mood", "sobriety", "recovery-capital"];

    private const string Partnerships = ParticipantApi.Aftercare + "/partnerships";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid memberId, Visit visit, ServiceApi api) =>
            ShowAsync(memberId, visit, api, Tried.Nothing, made: null)).RequireRole(Role.Participant);
        pages.MapPost(Path, ActAsync).RequireRole(Role.Participant);
    }

    public static string PathOf(Guid memberId) => $"{KeepCircle.Path}/{memberId}";

    private static async Task<IResult> ActAsync(
        Guid memberId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var chosen = Chosen.Of(form);
        MadeLinkAnswer? made = null;
        FormFaults faults;
        if (chosen.Verb == MakeLink)
        {
            (faults, made) = await api.ChangeAsync<MadeLinkAnswer>(
                HttpMethod.Post, $"{Partnerships}/{chosen.Id}/links", new { });
        }
        else
        {
            faults = await ChangeAsync(memberId, chosen, form, visit, api);
        }
        return faults.Any || made is not null
            ? await ShowAsync(memberId, visit, api, Tried.Of(form, faults), made)
            : Results.LocalRedirect(PathOf(memberId));
    }

    private static Task<FormFaults> ChangeAsync(
        Guid memberId, Chosen chosen, IFormCollection form, Visit visit, ServiceApi api) => chosen.Verb switch
        {
            Propose => api.ChangeAsync(
                HttpMethod.Put, $"{KeepCircle.MemberOf(visit, memberId)}/boundaries", Content(form, visit)),
            Agree => api.ChangeAsync(
                HttpMethod.Post, $"{Partnerships}/{chosen.Id}/agree", new { version = form.Version() }),
            End => api.ChangeAsync(HttpMethod.Post, $"{Partnerships}/{chosen.Id}/end"),
            _ => throw new NotFoundException("action"),
        };

    private static object Content(IFormCollection form, Visit visit) => new
    {
        organizationId = form.RequireId("organizationId"),
        hours = new
        {
            from = Time(form, "from"),
            to = Time(form, "to"),
            timeZone = form.Text("timeZone") ?? visit.TimeZone,
        },
        mayBeTold = Topics.Where(topic => form["mayBeTold"].Contains(topic)).ToList(),
        words = form.Text("words"),
        knownAs = form.Text("knownAs") ?? "",
        address = Coded<PartnerChannel>.TryParse(form["channel"], out var channel)
            ? new
            {
                channel = EnumCode.Of(channel.Value),
                value = form.Text("address") ?? "",
                language = visit.Tag,
            }
            : null,
    };

    /// <summary>What is none is midnight.</summary>
    private static TimeOnly Time(IFormCollection form, string field) =>
        TimeOnly.TryParse(form[field], CultureInfo.InvariantCulture, out var time) ? time : TimeOnly.MinValue;

    private static async Task<IResult> ShowAsync(
        Guid memberId, Visit visit, ServiceApi api, Tried tried, MadeLinkAnswer? made)
    {
        var circles = await api.AllAsync<CircleAnswer>(ParticipantApi.Mine(visit, "circles"));
        var circle = circles.FirstOrDefault(one => one.Members.Any(member => member.Id == memberId))
            ?? throw new NotFoundException("member");
        var partnerships = await api.ListAsync<PartnershipAnswer>(ParticipantApi.Mine(visit, "partnerships"));
        var member = circle.Members.First(one => one.Id == memberId);
        return visit.Show<BoundariesPage>(
            new BoundariesPage.Shown(
                member,
                circle.OrganizationId,
                partnerships.FirstOrDefault(one => one.MemberId == memberId),
                await api.NamesAsync(visit, [circle]),
                made?.Url,
                tried),
            tried.Status);
    }
}
