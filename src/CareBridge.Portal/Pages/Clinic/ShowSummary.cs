using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>
/// What others disclose of somebody, each under its own consent; the page reads it again when something else is
/// permitted, and is blank when nothing is any more.
/// </summary>
internal static class ShowSummary
{
    private const string Path = ShowPermitted.Path + "/{participantId:guid}";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, OpenAsync).RequireRole(ClinicApi.Roles);
        pages.MapGet(Path + "/records", ShowRecordsAsync).RequireRole(ClinicApi.Roles);
    }

    public static string PathOf(Guid participantId, string? purpose = null) =>
        $"{ShowPermitted.Path}/{participantId}" + (purpose is null ? "" : $"?purpose={purpose}");

    /// <summary>Of the part that is read again.</summary>
    public static string RecordsOf(Guid participantId, string purpose) =>
        $"{ShowPermitted.Path}/{participantId}/records?purpose={purpose}";

    public static async Task<IResult> ShowAsync(
        Guid participantId, string? purpose, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        var shown = await ReadAsync(participantId, SummaryPurpose.Of(purpose), api, time, attempt);
        return visit.Show<SummaryPage>(shown, attempt.Status);
    }

    private static Task<IResult> OpenAsync(
        Guid participantId, Visit visit, ServiceApi api, TimeProvider time, string? purpose = null) =>
        ShowAsync(participantId, purpose, visit, api, time, Attempt.None);

    private static async Task<IResult> ShowRecordsAsync(
        Guid participantId, Visit visit, ServiceApi api, TimeProvider time, string? purpose = null) =>
        visit.Show<SummaryRecords>(
            await ReadAsync(participantId, SummaryPurpose.Of(purpose), api, time, Attempt.None));

    /// <summary>
    /// What may be read first: that nothing may be is said whoever else does not answer. Then all at the same time.
    /// </summary>
    private static async Task<SummaryRecords.Shown> ReadAsync(
        Guid id, string purpose, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        var permit = await api.FindAsync<PermitAnswer>($"{ClinicApi.Permits}/{id}?purpose={purpose}");
        if (permit is null)
            return new SummaryRecords.Shown(id, purpose, permit, Places.None, Guid.CreateVersion7(time.Now()), attempt);
        var person = api.FindAsync<PatientAnswer>($"{CrisisApi.Participant(id)}?purpose={purpose}");
        var checkIns = List<CheckInAnswer>("check-ins");
        var milestones = List<MilestoneAnswer>("milestones");
        var attendances = List<AttendanceAnswer>("attendances");
        var supports = List<SupportAnswer>("supports");
        var plans = List<PlanAnswer>("plans");
        var goals = List<GoalAnswer>("goals");
        var circles = List<CircleAnswer>("circles");
        var documents = List<DocumentAnswer>("documents");
        var messages = List<MessageAnswer>("communications");
        var places = api.PlacesAsync();
        var own = api.OwnPeopleAsync([id]);
        await Task.WhenAll(
            person, checkIns, milestones, attendances, supports, plans, goals, circles, documents, messages,
            places, own);
        return new SummaryRecords.Shown(
            id, purpose, permit, await places, Guid.CreateVersion7(time.Now()), attempt)
        {
            Person = await person,
            IsOwn = (await own).ContainsKey(id),
            CheckIns = await checkIns,
            Milestones = await milestones,
            Attendances = await attendances,
            Supports = await supports,
            Plans = await plans,
            Goals = await goals,
            Circles = await circles,
            Documents = await documents,
            Messages = await messages,
        };

        Task<PageAnswer<T>?> List<T>(string what) =>
            api.FindAsync<PageAnswer<T>>(ClinicApi.OfParticipant(id, what, purpose));
    }
}
