using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

/// <summary>All that CareBridge keeps about the reader, to take along: for programs, and to read.</summary>
internal static class TakeRecord
{
    public const string Path = "/me/record";

    /// <summary>One page that stands by itself, so that it can be kept and printed.</summary>
    public const string ReadablePath = Path + "/readable";

    /// <summary>FHIR, written as it is read.</summary>
    public const string Fhir = "/api/exchange/everything";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit) => visit.Show<RecordPage>()).RequireRole(Role.Participant);
        pages.MapGet(ReadablePath, ReadAsync).RequireRole(Role.Participant);
    }

    private static async Task<IResult> ReadAsync(Visit visit, ServiceApi api)
    {
        var mine = (string what) => ParticipantApi.Mine(visit, what);
        var language = ParticipantApi.Language(visit);
        var consents = await api.AllAsync<ConsentAnswer>($"{ParticipantApi.Consents}?{language}");
        var referrals = await api.AllAsync<ReferralAnswer>(ParticipantApi.Referrals);
        var circles = await api.AllAsync<CircleAnswer>(mine("circles"));
        var names = await api.NamesAsync(visit,
        [
            .. consents.SelectMany(one => one.Organizations),
            .. referrals.SelectMany(one => new[] { one.ReferringOrganizationId, one.ReceivingOrganizationId }),
            .. circles.SelectMany(one => one.Members).Select(one => one.MemberOrganizationId).OfType<Guid>(),
        ]);
        return visit.Show<ReadableRecord>(new ReadableRecord.Shown
        {
            Names = names,
            Preferences = (await api.FindAsync<PreferencesAnswer>(ParticipantApi.Preferences(visit)))?.Preferences,
            Serving = await api.ServingAsync(visit),
            Consents = consents,
            Seen = await api.AllAsync<SeenAnswer>($"{ParticipantApi.Disclosures}?{language}"),
            CheckIns = await api.AllAsync<CheckInAnswer>(mine("check-ins")),
            Days = await api.FindAsync<DaysAnswer>(mine("days")),
            Milestones = await api.AllAsync<MilestoneAnswer>(mine("milestones")),
            Plans = await api.AllAsync<PlanAnswer>(mine("plans")),
            Goals = await api.AllAsync<GoalAnswer>(mine("goals")),
            Circles = circles,
            Attended = await api.AllAsync<AttendanceAnswer>(mine("attendances")),
            Referrals = referrals,
            SafetyPlans = await api.AllAsync<SafetyPlanAnswer>(ParticipantApi.SafetyPlansOf(visit.Caller!.Id)),
            Raised = await api.AllAsync<RaisedCrisisAnswer>(Crisis.CrisisApi.Escalations),
            Messages = await api.AllAsync<MessageAnswer>(mine("communications")),
            Documents = await api.AllAsync<DocumentAnswer>(mine("documents")),
        });
    }
}
