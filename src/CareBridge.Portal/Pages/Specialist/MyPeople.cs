using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>
/// Whom their organization goes along with: who needs somebody today, with the reason, and everybody else.
/// </summary>
internal static class MyPeople
{
    public const string Path = "/people";

    private const int MostNamed = 200;

    private static readonly TimeSpan ConsentAhead = TimeSpan.FromDays(14);

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireRole(SpecialistPages.Roles);
        pages.MapPost(Path, FindAsync).RequireRole(SpecialistPages.Roles);
    }

    public static string PathBefore(DateTimeOffset before) =>
        Path + new QueryBuilder { { "before", $"{before.UtcDateTime:O}" } };

    /// <param name="before">Where the page before has ended.</param>
    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, DateTimeOffset? before)
    {
        var reading = api.ReadAsync<PeopleAnswer>(CrisisApi.Participants(before));
        var needing = before is null ? NeedsAsync(visit, api) : Task.FromResult<Found>(new([], IsWhole: true));
        await Task.WhenAll(reading, needing);
        var (people, (needs, isWhole)) = (await reading, await needing);
        var known = people.Participants.ToDictionary(person => person.Id);
        foreach (var person in await NamesAsync(needs, known, api)) known[person.Id] = person;
        return visit.Show<PeoplePage>(new PeoplePage.Shown(
            InNeed.Rank(needs, known), isWhole, people, IsFirst: before is null, Searched: null, FormFaults.None));
    }

    /// <summary>A name has no place in an address, so the search is sent as a form.</summary>
    private static async Task<IResult> FindAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var name = $"{form["name"]}".Trim();
        if (name.Length == 0) return Results.LocalRedirect(Path);
        var (faults, found) = await api.FindAsync(name);
        return visit.Show<PeoplePage>(
            new PeoplePage.Shown(
                [],
                IsWhole: true,
                new PeopleAnswer(found?.Items ?? [], Before: null),
                IsFirst: false,
                new PeoplePage.Search(name, found?.HasMore == true),
                faults),
            faults.Status);
    }

    /// <summary>Each service is asked once, whoever and however many it is about.</summary>
    private static async Task<Found> NeedsAsync(Visit visit, ServiceApi api)
    {
        var words = SpecialistWords.In(visit.Language);
        var ending = new QueryBuilder
        {
            { "status", "granted" }, { "expiresBefore", PageTimes.Machine(visit.Now + ConsentAhead) },
        };
        var concerns = api.ConcernsAsync();
        var referrals = api.TryPageAsync<ReferralAnswer>(PeopleApi.Referrals + "?pressing=true");
        var consents = api.TryPageAsync<ConsentAnswer>(PeopleApi.Consents + ending);
        var crises = api.TryPageAsync<RaisedAnswer>(CrisisApi.Escalations);
        await Task.WhenAll(concerns, referrals, consents, crises);
        IEnumerable<Need> needs =
        [
            .. (await concerns).OrNone().SelectMany(concern => Need.Of(concern, visit, words)),
            .. (await referrals).OrNone().SelectMany(referral => Need.Of(referral, visit, words)),
            .. (await consents).OrNone().Where(consent => consent.IsInForce(visit.Now))
                .Select(consent => Need.Of(consent, visit, words)),
            .. (await crises).OrNone().Where(crisis => crisis.Status != EscalationStatus.Resolved)
                .Select(crisis => Need.Of(crisis, words)),
        ];
        var isWhole = await concerns is { Next: null } && await referrals is { Next: null }
            && await consents is { Next: null } && await crises is { Next: null };
        return new Found([.. needs], isWhole);
    }

    /// <summary>Of those who need somebody and are not on this page of the list.</summary>
    private static async Task<IReadOnlyList<PersonAnswer>> NamesAsync(
        IEnumerable<Need> needs, Dictionary<Guid, PersonAnswer> known, ServiceApi api)
    {
        var unknown = needs.OrderByDescending(need => need.Weight).Select(need => need.ParticipantId).Distinct()
            .Where(id => !known.ContainsKey(id)).Take(MostNamed).ToList();
        return unknown.Count == 0 ? [] : await api.FindAsync(unknown);
    }

    private static IReadOnlyList<T> OrNone<T>(this PageAnswer<T>? page) => page?.Items ?? [];

    /// <param name="IsWhole">False where a service did not answer, or had more than one looks at.</param>
    private sealed record Found(IReadOnlyList<Need> Needs, bool IsWhole);
}
