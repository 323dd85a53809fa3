using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>One person: how they are, what is planned, who stands by them, and what can be done for them now.</summary>
internal static class ShowPerson
{
    public const string Path = MyPeople.Path + "/{participantId:guid}";

    public const string SeeTo = "acknowledge";
    public const string EndWarning = "end";
    public const string Contact = "contact";
    public const string Complete = "complete";
    public const string Reopen = "reopen";

    private const int MostShown = 20;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Guid participantId, Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(participantId, visit, api, time, Attempt.None)).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, ActAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathOf(Guid participant) => $"{MyPeople.Path}/{participant}";

    private static async Task<IResult> ActAsync(
        Guid participantId,
        HttpContext http,
        Visit visit,
        ServiceApi api,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var action = $"{form["action"]}";
        var faults = await TakeAsync(participantId, action, form, visit, api);
        // Of several forms with the same action only the one that was sent says what went wrong.
        return faults.Any
            ? await ShowAsync(participantId, visit, api, time, Attempt.Of(form, "subject", faults))
            : Results.LocalRedirect(PathOf(participantId));
    }

    private static Task<FormFaults> TakeAsync(
        Guid participantId, string action, IFormCollection form, Visit visit, ServiceApi api) => action switch
        {
            SeeTo => api.ChangeAsync(HttpMethod.Post, $"{PeopleApi.Warnings}/{Id(form["id"])}/{action}"),
            EndWarning => EndAsync(form, visit, api),
            Contact => RecordAsync(participantId, form, visit, api),
            Complete or Reopen => api.ChangeAsync(
                HttpMethod.Post,
                $"{PeopleApi.Plans}/{Id(form["id"])}/steps/{PeopleApi.Number(form["step"])}/{action}",
                new { version = PeopleApi.Number(form["version"]) }),
            _ => throw new NotFoundException("action"),
        };

    private static Task<FormFaults> EndAsync(IFormCollection form, Visit visit, ServiceApi api) =>
        $"{form["end"]}" is { Length: > 0 } end
            ? api.ChangeAsync(HttpMethod.Post, $"{PeopleApi.Warnings}/{Id(form["id"])}/{EndWarning}", new { end })
            : Task.FromResult(FormFaults.At("end", SpecialistWords.In(visit.Language).Choose));

    private static Task<FormFaults> RecordAsync(
        Guid participantId, IFormCollection form, Visit visit, ServiceApi api)
    {
        var words = SpecialistWords.In(visit.Language);
        if (visit.Times.Read(form["madeAt"]) is not { } madeAt)
            return Task.FromResult(FormFaults.At("madeAt", words.GiveTime));
        return api.ChangeAsync(
            HttpMethod.Put,
            $"{PeopleApi.Contacts}/{Id(form["id"])}",
            new { participantId, means = $"{form["means"]}", outcome = $"{form["outcome"]}", madeAt });
    }

    private static Guid Id(string? text) =>
        Guid.TryParse(text, out var id) ? id : throw new NotFoundException("form");

    private static async Task<IResult> ShowAsync(
        Guid id, Visit visit, ServiceApi api, TimeProvider time, Attempt attempt)
    {
        // At the same time, and each without the others: what does not answer is said to be missing.
        var network = api.NetworkAsync(visit);
        var colleagues = api.ColleaguesAsync(visit);
        var engagement = api.TryReadAsync<IReadOnlyList<EngagementAnswer>>(PeopleApi.Aftercare(id, "engagements"));
        var warnings = ListAsync<WarningAnswer>("warnings");
        var checkIns = api.TryListAsync<CheckInAnswer>(PeopleApi.Aftercare(id, "check-ins"));
        var capital = api.TryReadAsync<CapitalAnswer>(
            PeopleApi.Aftercare(id, "recovery-capital") + "?language=" + visit.Tag);
        var milestones = ListAsync<MilestoneAnswer>("milestones");
        var plans = ListAsync<CarePlanAnswer>("plans");
        var circles = ListAsync<CircleAnswer>("circles");
        var meetings = ListAsync<MeetingAnswer>("attendances");
        var referrals = api.TryListAsync<ReferralAnswer>($"{PeopleApi.Referrals}?participantId={id}");
        var consents = api.TryListAsync<ConsentAnswer>(PeopleApi.ConsentsOf(id, visit));
        var crises = api.TryListAsync<RaisedAnswer>(CrisisApi.Escalations);
        var profile = await api.ProfileAsync(id);
        await Task.WhenAll(
            network, colleagues, engagement, warnings, checkIns, capital, milestones, plans, circles, meetings,
            referrals, consents, crises);
        return visit.Show<PersonPage>(
            new PersonPage.Shown
            {
                Person = profile,
                Network = await network,
                Colleagues = await colleagues,
                Engagement = (await engagement)?.FirstOrDefault(one => one.EndedAt is null),
                Warnings = (await warnings)?.Items.Where(warning => warning.EndedAt is null).ToList(),
                CheckIns = await checkIns,
                Capital = await capital,
                Milestones = (await milestones)?.Items,
                Plans = (await plans)?.Items.Where(plan => plan.Status != PlanStatus.EnteredInError).ToList(),
                Circles = (await circles)?.Items,
                Meetings = (await meetings)?.Items,
                Notice = NoticeAnswer.Join(
                [
                    (await warnings)?.Disclosure, (await milestones)?.Disclosure, (await plans)?.Disclosure,
                    (await circles)?.Disclosure, (await meetings)?.Disclosure,
                ]),
                Referrals = await referrals,
                Consents = await consents,
                Crises = (await crises)?
                    .Where(one => one.ParticipantId == id && one.Status != EscalationStatus.Resolved).ToList(),
                NewId = Guid.CreateVersion7(time.Now()),
                Attempt = attempt,
            },
            attempt.Status);

        Task<PageAnswer<T>?> ListAsync<T>(string list) =>
            api.TryPageAsync<T>($"{PeopleApi.Aftercare(id, list)}?limit={MostShown}");
    }
}
