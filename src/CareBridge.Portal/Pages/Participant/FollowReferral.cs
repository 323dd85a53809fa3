using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>Where the reader was referred, how it goes, and whether a first visit suits them.</summary>
internal static class FollowReferral
{
    public const string Path = "/me/referrals";

    public const string Reply = "reply";
    public const string Cancel = "cancel";

    private const string One = Path + "/{referralId:guid}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ListAsync).RequireRole(Role.Participant);
        pages.MapGet(One, (Guid referralId, Visit visit, ServiceApi api) =>
            ShowAsync(referralId, visit, api, Tried.Nothing)).RequireRole(Role.Participant);
        pages.MapPost(One, ActAsync).RequireRole(Role.Participant);
    }

    public static string PathOf(Guid id) => $"{Path}/{id}";

    private static async Task<IResult> ListAsync(Visit visit, ServiceApi api)
    {
        var referrals = await api.AllAsync<ReferralAnswer>(ParticipantApi.Referrals);
        var names = await api.NamesAsync(visit, referrals.SelectMany(one =>
            new[] { one.ReferringOrganizationId, one.ReceivingOrganizationId }));
        return visit.Show<ReferralsPage>(new ReferralsPage.Shown(referrals, names));
    }

    private static async Task<IResult> ActAsync(
        Guid referralId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var chosen = Chosen.Of(form);
        var address = ParticipantApi.Referral(referralId);
        var faults = chosen.Verb switch
        {
            // Whoever presses Enter after a wish has not said that they come.
            Reply when !IsOtherTime(form) && form.Text("wish") is not null =>
                FormFaults.At("wish", new ReferralWords(visit.Language).WishOrCome),
            Reply => await api.ChangeAsync(
                HttpMethod.Post, $"{address}/contacts/{chosen.Id}/reply", Answer(form)),
            Cancel => await api.ChangeAsync(
                HttpMethod.Post, $"{address}/cancel", new { version = form.Version() }),
            _ => throw new NotFoundException("action"),
        };
        return faults.Any
            ? await ShowAsync(referralId, visit, api, Tried.Of(form, faults))
            : Results.LocalRedirect(PathOf(referralId));
    }

    private static object Answer(IFormCollection form) => new
    {
        answer = $"{form["answer"]}",
        wish = form.Text("wish"),
        version = form.Version(),
    };

    private static bool IsOtherTime(IFormCollection form) =>
        form["answer"] == EnumCode.Of(ParticipantReply.OtherTime);

    private static async Task<IResult> ShowAsync(Guid id, Visit visit, ServiceApi api, Tried tried)
    {
        var referral = await api.ReadAsync<ReferralAnswer>(ParticipantApi.Referral(id));
        var contacts = await api.FindAsync<ContactsAnswer>($"{ParticipantApi.Referral(id)}/contacts");
        var history = await api.FindAsync<HistoryAnswer>($"{ParticipantApi.Referral(id)}/history");
        return visit.Show<ReferralPage>(
            new ReferralPage.Shown(
                referral,
                contacts?.Items ?? [],
                history?.Items ?? [],
                await api.NamesAsync(visit, referral.ReferringOrganizationId, referral.ReceivingOrganizationId),
                tried),
            tried.Status);
    }
}
