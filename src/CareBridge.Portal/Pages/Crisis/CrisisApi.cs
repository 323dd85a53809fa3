using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Http.Extensions;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Where the pages of a crisis find what they show.</summary>
internal static class CrisisApi
{
    public const string Escalations = "/api/crisis/escalations";
    public const string FollowUps = "/api/crisis/follow-ups";
    public const string Alarms = "/api/crisis/alarms";
    public const string OnCall = "/api/crisis/on-call";
    public const string BoardChanges = "/api/crisis/board/changes";

    private const string Directory = "/api/directory/participants";

    public static string Escalation(Guid id) => $"{Escalations}/{id}";

    public static string Participant(Guid id) => $"{Directory}/{id}";

    public static string Participants(DateTimeOffset? before) =>
        Directory + (before is { } at ? new QueryBuilder { { "before", $"{at.UtcDateTime:O}" } }.ToString() : "");

    public static async Task<Team> TeamAsync(this ServiceApi api, Visit visit) =>
        new((await api.ReadAsync<ItemsAnswer<ColleagueAnswer>>("/api/crisis/team")).Items, visit.Caller!.Id);

    /// <summary>Whom their organization knows, whoever something was done for last first.</summary>
    public static async Task<IReadOnlyList<PersonAnswer>> PeopleAsync(this ServiceApi api) =>
        (await api.ReadAsync<PeopleAnswer>(Participants(before: null))).Participants;

    /// <summary>Those of them whom the reader's organization has registered; of a participant they are the only one.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonAnswer>> PeopleAsync(
        this ServiceApi api, Visit visit, IEnumerable<Guid> ids)
    {
        if (!visit.Is(Role.Participant)) return await api.OwnPeopleAsync(ids);
        var reader = visit.Caller!.Id;
        return new Dictionary<Guid, PersonAnswer>
        {
            [reader] = new(reader, CrisisWords.In(visit.Language).AboutYourself, ""),
        };
    }

    /// <summary>Null when it may not be shown.</summary>
    public static Task<PersonAnswer?> PersonAsync(this ServiceApi api, Guid id) =>
        api.TryReadAsync<PersonAnswer>(Participant(id) + "?purpose=emergency-treatment");
}
