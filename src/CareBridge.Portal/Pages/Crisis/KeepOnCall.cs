using System.Globalization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Who is on call now, next and in the next weeks, and what is different for a while.</summary>
internal static class KeepOnCall
{
    public const string Path = "/crisis/on-call";

    public const string Override = "override";
    public const string Absence = "absence";
    public const string WithdrawOverride = "withdraw-override";
    public const string WithdrawAbsence = "withdraw-absence";
    public const string MakeFeed = "make-feed";
    public const string RevokeFeed = "revoke-feed";

    private const int CalendarDays = 28;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit, ServiceApi api, TimeProvider time) =>
            ShowAsync(visit, api, time, Attempt.None, made: null)).RequireRole(Role.CrisisResponder);
        pages.MapPost(Path, ActAsync).RequireRole(Role.CrisisResponder);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, TimeProvider time, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var action = $"{form["action"]}";
        MadeFeedAnswer? made = null;
        FormFaults faults;
        if (action == MakeFeed)
        {
            (faults, made) = await api.ChangeAsync<MadeFeedAnswer>(
                HttpMethod.Put,
                $"{CrisisApi.OnCall}/feeds/{IdIn(form)}",
                new { onlyMine = form["onlyMine"] == "true" });
        }
        else
        {
            faults = await ChangeAsync(action, form, visit, api);
        }
        return faults.Any || made is not null
            ? await ShowAsync(visit, api, time, Attempt.Of(form, "", faults), made)
            : Results.LocalRedirect(Path);
    }

    private static Task<FormFaults> ChangeAsync(string action, IFormCollection form, Visit visit, ServiceApi api)
    {
        var id = IdIn(form);
        if (action is WithdrawOverride or WithdrawAbsence or RevokeFeed)
            return api.ChangeAsync(HttpMethod.Post, $"{CrisisApi.OnCall}/{Taken(action, id)}");
        if (action is not (Override or Absence)) throw new NotFoundException("action");

        var words = CrisisWords.In(visit.Language);
        if (!Guid.TryParse(form["personId"], out var personId))
            return Task.FromResult(FormFaults.At("personId", words.ChooseSomebody));
        var times = visit.TimesIn(form["zone"]);
        if ((times.Read(form["from"]), times.Read(form["until"])) is not ({ } from, { } until))
            return Task.FromResult(FormFaults.At("until", words.GiveTimes));
        if (action == Absence)
        {
            return api.ChangeAsync(
                HttpMethod.Put, $"{CrisisApi.OnCall}/absences/{id}", new { personId, from, until });
        }
        int.TryParse(form["tier"], NumberStyles.None, CultureInfo.InvariantCulture, out var tier);
        return api.ChangeAsync(
            HttpMethod.Put, $"{CrisisApi.OnCall}/overrides/{id}", new { tier, personId, from, until });
    }

    private static Guid IdIn(IFormCollection form) =>
        Guid.TryParse(form["id"], out var id) ? id : throw new NotFoundException("form");

    private static string Taken(string action, Guid id) => action switch
    {
        WithdrawOverride => $"overrides/{id}/withdraw",
        WithdrawAbsence => $"absences/{id}/withdraw",
        _ => $"feeds/{id}/revoke",
    };

    private static async Task<IResult> ShowAsync(
        Visit visit, ServiceApi api, TimeProvider time, Attempt attempt, MadeFeedAnswer? made)
    {
        var onCall = await api.ReadAsync<OnCallAnswer>(CrisisApi.OnCall);
        var weeks = new QueryBuilder
        {
            { "from", PageTimes.Machine(visit.Now) },
            { "until", PageTimes.Machine(visit.Now.AddDays(CalendarDays)) },
        };
        var shifts = await api.ReadAsync<ItemsAnswer<ShiftAnswer>>($"{CrisisApi.OnCall}/shifts{weeks}");
        var feeds = await api.ReadAsync<IReadOnlyList<FeedAnswer>>($"{CrisisApi.OnCall}/feeds");
        return visit.Show<OnCallPage>(
            new OnCallPage.Shown(
                onCall,
                shifts.Items,
                [.. feeds.Where(feed => feed.RevokedAt is null)],
                await api.TeamAsync(visit),
                Guid.CreateVersion7(time.Now()),
                made,
                attempt),
            attempt.Status);
    }
}
