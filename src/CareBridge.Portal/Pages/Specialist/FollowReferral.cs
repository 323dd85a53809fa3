using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>One of their referrals: how it stands, what was asked, and what their side can do now.</summary>
internal static class FollowReferral
{
    public const string Path = ShowReferrals.Path + "/{referralId:guid}";

    public const string Submit = "submit";
    public const string Inform = "inform";
    public const string Cancel = "cancel";
    public const string Propose = "propose";
    public const string Confirm = "confirm";
    public const string Move = "move";
    public const string Withdraw = "withdraw";
    public const string Keep = "keep";
    public const string Miss = "miss";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid referralId, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(referralId, visit, api, time, Attempt.None)).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, ActAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid referral) => $"{ShowReferrals.Path}/{referral}";

    private static async Task<IResult> ActAsync(
        Guid referralId,
        HttpContext http,
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var action = $"{form["action"]}";
        var faults = await TakeAsync($"{PeopleApi.Referrals}/{referralId}", action, form, visit, api);
        return faults.Any
            ? await ShowAsync(referralId, visit, api, time, Attempt.Of(form, "answer", faults))
            : Results.LocalRedirect(PathOf(referralId));
    }

    private static Task<FormFaults> TakeAsync(
        string referral, string action, IFormCollection form, Visit visit, ServiceApi api)
    {
        var version = PeopleApi.Number(form["version"]);
        return action switch
        {
            Submit => api.ChangeAsync(HttpMethod.Post, $"{referral}/{action}"),
            Inform => api.ChangeAsync(
                HttpMethod.Post, $"{referral}/{action}", new { answer = $"{form["answer"]}", version }),
            Cancel => api.ChangeAsync(HttpMethod.Post, $"{referral}/{action}", new { version }),
            Propose => AtTime(startsAt => api.ChangeAsync(
                HttpMethod.Put,
                $"{referral}/contacts/{Contact()}",
                new
                {
                    startsAt,
                    minutes = PeopleApi.Number(form["minutes"]) ?? 0,
                    format = $"{form["format"]}",
                    place = $"{form["place"]}" is { Length: > 0 } place ? place : null,
                })),
            Move => AtTime(startsAt => api.ChangeAsync(
                HttpMethod.Post, $"{referral}/contacts/{Contact()}/{action}", new { startsAt, version })),
            Confirm or Withdraw or Keep or Miss => api.ChangeAsync(
                HttpMethod.Post, $"{referral}/contacts/{Contact()}/{action}", new { version }),
            _ => throw new NotFoundException("action"),
        };

        Guid Contact() => Guid.TryParse(form["contact"], out var id) ? id : throw new NotFoundException("contact");

        Task<FormFaults> AtTime(Func<DateTimeOffset, Task<FormFaults>> act) =>
            visit.Times.Read(form["startsAt"]) is { } startsAt
                ? act(startsAt)
                : Task.FromResult(FormFaults.At("startsAt", SpecialistWords.In(visit.Language).GiveTime));
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        var address = $"{PeopleApi.Referrals}/{id}";
        var reading = api.ReadAsync<ReferralAnswer>(address);
        var history = api.ReadAsync<ItemsAnswer<HistoryAnswer>>(address + "/history");
        var contacts = api.ReadAsync<ItemsAnswer<FirstContactAnswer>>(address + "/contacts");
        var network = api.NetworkAsync(visit);
        var colleagues = api.ColleaguesAsync(visit);
        await Task.WhenAll(reading, history, contacts, network, colleagues);
        var referral = await reading;
        return visit.Show<ReferralPage>(
            new ReferralPage.Shown(
                referral,
                await api.ProfileAsync(referral.ParticipantId),
                await RequestAsync(referral, visit, api),
                (await history).Items,
                (await contacts).Items,
                await network,
                await colleagues,
                Guid.CreateVersion7(time.Now()),
                attempt),
            attempt.Status);
    }

    /// <summary>The request that it waits for; null when it does not, or nobody is asked any more.</summary>
    private static async Task<Guid?> RequestAsync(ReferralAnswer referral, Visit visit, ServiceApi api)
    {
        if (referral.Status != ReferralStatus.AwaitingConsent) return null;
        var asked = await api.TryListAsync<ConsentAnswer>(
            PeopleApi.ConsentsOf(referral.ParticipantId, visit, "requested"));
        return asked?.FirstOrDefault(consent => consent.ReferralId == referral.Id)?.Id;
    }
}
