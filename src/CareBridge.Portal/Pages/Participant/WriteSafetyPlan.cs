using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>
/// A safety plan is written, by the person whose it is or by staff who sit beside them. The six parts are those of
/// Stanley and Brown.
/// </summary>
internal static class WriteSafetyPlan
{
    public const string OwnPath = ReadSafetyPlan.Path + "/write";

    public const string Write = "write";

    private const string StaffPath = "/safety-plans/{participantId:guid}";

    private static readonly Role[] Staff = [Role.PeerSpecialist, Role.ClinicStaff];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(OwnPath, (Visit visit, ServiceApi api) => ShowAsync(visit.Caller!.Id, visit, api))
            .RequireRole(Role.Participant);
        pages.MapPost(OwnPath, (HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation) =>
            WriteAsync(visit.Caller!.Id, http, visit, api, cancellation)).RequireRole(Role.Participant);
        pages.MapGet(StaffPath, (Guid participantId, Visit visit, ServiceApi api) =>
            ShowAsync(participantId, visit, api)).RequireRole(Staff);
        pages.MapPost(StaffPath, (Guid participantId, HttpContext http, Visit visit, ServiceApi api,
                CancellationToken cancellation) => WriteAsync(participantId, http, visit, api, cancellation))
            .RequireRole(Staff);
    }

    public static string PathOf(Guid participantId, Visit visit) =>
        visit.Is(Role.Participant) ? OwnPath : $"/safety-plans/{participantId}";

    private static async Task<IResult> ShowAsync(Guid participantId, Visit visit, ServiceApi api)
    {
        // Who it is about comes first: where Consent is silent, that is said at once.
        var person = await PersonAsync(participantId, visit, api);
        var plan = await CurrentAsync(participantId, visit, api);
        return await ShowAsync(participantId, person, SafetyForm.Of(plan), visit, api, FormFaults.None);
    }

    private static async Task<IResult> WriteAsync(
        Guid participantId, HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var sent = await http.Request.ReadFormAsync(cancellation);
        var form = SafetyForm.Of(sent);
        var isOwn = visit.Is(Role.Participant);
        var faults = await api.ChangeAsync(
            HttpMethod.Put,
            ParticipantApi.SafetyPlanOf(participantId),
            new
            {
                organizationId = isOwn ? form.OrganizationId : null,
                writtenWithParticipant = !isOwn && sent["together"] == "yes",
                plan = form.ToText(),
                version = form.Version,
            });
        if (faults.Any)
        {
            var person = await PersonAsync(participantId, visit, api);
            return await ShowAsync(participantId, person, form, visit, api, faults);
        }
        return Results.LocalRedirect(isOwn ? ReadSafetyPlan.Path : PathOf(participantId, visit));
    }

    /// <summary>The one that is to be written anew: of several the one last written.</summary>
    private static async Task<SafetyPlanAnswer?> CurrentAsync(Guid participantId, Visit visit, ServiceApi api)
    {
        var plans = await api.LatestAsync<SafetyPlanAnswer>(ParticipantApi.SafetyPlansOf(participantId));
        return visit.Is(Role.Participant)
            ? plans.FirstOrDefault()
            : plans.FirstOrDefault(one => one.OrganizationId == visit.Caller!.OrganizationId);
    }

    /// <summary>Null of the reader themself.</summary>
    private static async Task<Crisis.PersonAnswer?> PersonAsync(Guid participantId, Visit visit, ServiceApi api) =>
        visit.Is(Role.Participant)
            ? null
            : await api.ReadAsync<Crisis.PersonAnswer>(Crisis.CrisisApi.Participant(participantId));

    private static async Task<IResult> ShowAsync(
        Guid participantId,
        Crisis.PersonAnswer? person,
        SafetyForm form,
        Visit visit,
        ServiceApi api,
        FormFaults faults)
    {
        var serving = visit.Is(Role.Participant) ? await api.ServingAsync(visit) : [];
        // What is to be written anew stays where it is kept.
        var holders = form is { Version: > 0, OrganizationId: { } kept }
            ? serving.Where(one => one.Id == kept).ToList()
            : [.. serving];
        return visit.Show<SafetyFormPage>(
            new SafetyFormPage.Shown(participantId, person?.Name, form, holders, faults), faults.Status);
    }
}
