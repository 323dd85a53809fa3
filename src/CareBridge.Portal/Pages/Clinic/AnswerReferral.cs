using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>One referral, from either side, and what can be done with it.</summary>
internal static class AnswerReferral
{
    private const string Path = ShowInbox.Path + "/{referralId:guid}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid referralId, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(referralId, visit, api, time, Attempt.None)).RequireRole(ClinicApi.ReferralRoles);
        pages.MapPost(Path, ActAsync).RequireRole(ClinicApi.ReferralRoles);
    }

    public static string PathOf(Guid id) => $"{ShowInbox.Path}/{id}";

    private static async Task<IResult> ActAsync(
        Guid referralId,
        HttpContext http,
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var faults = await ReferralRequests.TakeAsync(referralId, form, visit, api);
        return faults.Any
            ? await ShowAsync(
                referralId, visit, api, time, Attempt.Of(form, "text", faults))
            : Results.LocalRedirect(PathOf(referralId));
    }

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        // At the same time: where Consent is silent the reader waits for that once.
        var reading = api.ReadAsync<ReferralAnswer>(ClinicApi.Referral(id));
        var history = api.ReadAsync<ItemsAnswer<HistoryAnswer>>(ClinicApi.Referral(id) + "/history");
        var contacts = api.ReadAsync<ItemsAnswer<ContactAnswer>>(ClinicApi.Referral(id) + "/contacts");
        var places = api.PlacesAsync();
        await Task.WhenAll(reading, history, contacts, places);
        var referral = await reading;
        var isReceiver = referral.ReferringOrganizationId != visit.Caller!.OrganizationId;
        var person = api.FindAsync<PatientAnswer>(CrisisApi.Participant(referral.ParticipantId));
        var documents = Task.WhenAll(referral.DocumentIds.Select(document =>
            api.FindAsync<DocumentAnswer>($"/api/aftercare/documents/{document}")));
        return visit.Show<ReferralPage>(
            new ReferralPage.Shown(
                referral,
                isReceiver,
                await person,
                (await history).Items,
                (await contacts).Items,
                [.. (await documents).OfType<DocumentAnswer>()],
                await places,
                Guid.CreateVersion7(time.Now()),
                attempt),
            attempt.Status);
    }
}
