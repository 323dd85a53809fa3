using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>
/// A new referral in three steps: what is needed, who can give it, and sending it. What is needed says something of the
/// person, so it goes from step to step in forms and never in an address.
/// </summary>
internal static class ReferPerson
{
    public const string Path = ShowPerson.Path + "/refer";

    public const string Match = "match";
    public const string Choose = "choose";
    public const string Send = "send";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid participantId, Visit visit, ServiceApi api, TimeProvider time, Guid? replaces) =>
            AskAsync(
                participantId,
                ReferForm.New(Guid.CreateVersion7(time.Now()), replaces),
                FormFaults.None,
                visit,
                api)).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, GoOnAsync).RequireRole(SpecialistPages.Roles);
    }

    /// <param name="replaces">A referral that came to nothing.</param>
    public static string PathOf(Guid participant, Guid? replaces = null)
    {
        var path = ShowPerson.PathOf(participant) + "/refer";
        return replaces is null ? path : path + new QueryBuilder { { "replaces", $"{replaces}" } };
    }

    private static async Task<IResult> GoOnAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = ReferForm.Of(sent);
        if (form.Service.Length == 0)
        {
            var missing = FormFaults.At("serviceCode", SpecialistWords.In(visit.Language).Choose);
            return await AskAsync(participantId, form, missing, visit, api);
        }
        return $"{sent["step"]}" switch
        {
            Match => await MatchAsync(participantId, form, visit, api),
            Choose => await ConfirmAsync(participantId, form, FormFaults.None, visit, api),
            Send => await SendAsync(participantId, form, visit, api),
            _ => throw new NotFoundException("step"),
        };
    }

    private static async Task<IResult> AskAsync(
        Guid participantId, ReferForm form, FormFaults faults, Visit visit, ServiceApi api)
    {
        var person = api.ProfileAsync(participantId);
        var places = api.PlacesAsync(visit);
        await Task.WhenAll(person, places);
        return visit.Show<ReferPage>(new ReferPage.Shown(await person, form, await places, faults), faults.Status);
    }

    private static async Task<IResult> MatchAsync(
        Guid participantId, ReferForm form, Visit visit, ServiceApi api)
    {
        var person = api.ProfileAsync(participantId);
        var choices = api.ChoicesAsync(participantId, form, visit);
        await Task.WhenAll(person, choices);
        return visit.Show<ReferChoicePage>(new ReferChoicePage.Shown(await person, form, await choices));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid participantId, ReferForm form, FormFaults faults, Visit visit, ServiceApi api)
    {
        var person = api.ProfileAsync(participantId);
        var network = api.NetworkAsync(visit);
        var consents = api.ReadAsync<ItemsAnswer<ConsentAnswer>>(
            PeopleApi.ConsentsOf(participantId, visit, "granted"));
        await Task.WhenAll(person, network, consents);
        var receiver = (await network).Find(Receiver(form)) ?? throw new NotFoundException("organization");
        var isCovered = (await consents).Items.Any(consent => consent.CoversReferral(receiver.Id, visit.Now));
        return visit.Show<ReferConfirmPage>(
            new ReferConfirmPage.Shown(await person, form, receiver, isCovered, faults), faults.Status);
    }

    /// <summary>Drafted and submitted in one go; both may be repeated, and so may sending the form.</summary>
    private static async Task<IResult> SendAsync(
        Guid participantId, ReferForm form, Visit visit, ServiceApi api)
    {
        if (!Guid.TryParse(form.Id, out var id)) throw new NotFoundException("form");
        var referral = $"{PeopleApi.Referrals}/{id}";
        var faults = await api.ChangeAsync(HttpMethod.Put, referral, form.ToContent(participantId, Receiver(form)));
        if (!faults.Any) faults = await api.ChangeAsync(HttpMethod.Post, referral + "/submit");
        return faults.Any
            ? await ConfirmAsync(participantId, form, faults, visit, api)
            : Results.LocalRedirect(FollowReferral.PathOf(id));
    }

    private static Guid Receiver(ReferForm form) =>
        Guid.TryParse(form.Receiver, out var id) ? id : throw new NotFoundException("organization");
}
