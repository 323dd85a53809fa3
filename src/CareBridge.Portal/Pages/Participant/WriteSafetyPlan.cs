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
        pages.MapGet(OwnPath, (Visit visit, ServiceApi api, Guid? organizationId) =>
            ShowAsync(visit.Caller!.Id, visit, api, organizationId)).RequireRole(Role.Participant);
        pages.MapPost(OwnPath, (HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation) =>
            WriteAsync(visit.Caller!.Id, http, visit, api, cancellation)).RequireRole(Role.Participant);
        pages.MapGet(StaffPath, (Guid participantId, Visit visit, ServiceApi api) =>
            ShowAsync(participantId, visit, api, visit.Caller!.OrganizationId)).RequireRole(Staff);
        pages.MapPost(StaffPath, (Guid participantId, HttpContext http, Visit visit, ServiceApi api,
                CancellationToken cancellation) => WriteAsync(participantId, http, visit, api, cancellation))
            .RequireRole(Staff);
    }

    /// <summary>Where the reader changes the plan that the organization keeps.</summary>
    public static string OwnPathOf(Guid organizationId) => $"{OwnPath}?organizationId={organizationId}";

    public static string PathOf(Guid participantId, Visit visit) =>
        visit.Is(Role.Participant) ? OwnPath : $"/safety-plans/{participantId}";

    /// <param name="organizationId">
    /// That keeps the plan which is to be written anew; null for one more, where somebody can keep one.
    /// </param>
    private static async Task<IResult> ShowAsync(
        Guid participantId, Visit visit, ServiceApi api, Guid? organizationId)
    {
        // Who it is about comes first: where Consent is silent, that is said at once.
        var person = await PersonAsync(participantId, visit, api);
        var plan = organizationId is { } keeper
            ? await KeptByAsync(keeper, participantId, api)
            : await LastWrittenAsync(visit, api);
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

    /// <summary>Those of others are not asked for: that they were looked at would go on record.</summary>
    private static async Task<SafetyPlanAnswer?> KeptByAsync(Guid organizationId, Guid participantId, ServiceApi api) =>
        (await api.LatestAsync<SafetyPlanAnswer>(
            $"{ParticipantApi.SafetyPlansOf(participantId)}?organizationId={organizationId}")).FirstOrDefault();

    /// <summary>Null where the reader can have one more.</summary>
    private static async Task<SafetyPlanAnswer?> LastWrittenAsync(Visit visit, ServiceApi api)
    {
        var plans = await api.LatestAsync<SafetyPlanAnswer>(ParticipantApi.SafetyPlansOf(visit.Caller!.Id));
        var serving = await api.ServingAsync(visit);
        return serving.Any(one => plans.All(plan => plan.OrganizationId != one.Id))
            ? null
            : plans.FirstOrDefault(plan => serving.Any(one => one.Id == plan.OrganizationId));
    }

    /// <summary>Null of the reader themself.</summary>
    private static async Task<PersonAnswer?> PersonAsync(Guid participantId, Visit visit, ServiceApi api) =>
        visit.Is(Role.Participant)
            ? null
            : await api.ReadAsync<PersonAnswer>(Crisis.CrisisApi.Participant(participantId));

    private static async Task<IResult> ShowAsync(
        Guid participantId,
        PersonAnswer? person,
        SafetyForm form,
        Visit visit,
        ServiceApi api,
        FormFaults faults)
    {
        var holders = visit.Is(Role.Participant) ? await HoldersAsync(form, visit, api) : [];
        return visit.Show<SafetyFormPage>(
            new SafetyFormPage.Shown(participantId, person?.Name, form, holders, faults), faults.Status);
    }

    /// <summary>What is to be written anew stays where it is kept; one more is kept where there is none yet.</summary>
    private static async Task<IReadOnlyList<ServingAnswer>> HoldersAsync(
        SafetyForm form, Visit visit, ServiceApi api)
    {
        var serving = await api.ServingAsync(visit);
        if (form is { Version: > 0, OrganizationId: { } keeper }) return [.. serving.Where(one => one.Id == keeper)];
        var kept = await api.LatestAsync<SafetyPlanAnswer>(ParticipantApi.SafetyPlansOf(visit.Caller!.Id));
        return [.. serving.Where(one => kept.All(plan => plan.OrganizationId != one.Id))];
    }
}
