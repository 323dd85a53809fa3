using System.Globalization;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.Learning;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.Learning;

/// <summary>
/// How escalations went: of a team for its responders, of all for administrators, of what an organization has raised
/// for its staff. Nobody is in them.
/// </summary>
internal sealed class ReadFigures(CrisisDbContext store, TimeProvider time)
{
    private const int MostDays = 366;
    private const int UsualDays = 90;
    private const int MonthsOfQuarter = 3;
    private const string Utc = "UTC";
    private const string Near = "A day of this century or next.";

    private static readonly Role[] Readers =
    [
        Role.Administrator, Role.CrisisResponder, Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/figures", async (
                [AsParameters] FigureQuestion question, Caller caller, ReadFigures read,
                CancellationToken cancellation) => await read.HandleAsync(question, caller, cancellation))
            .WithSummary("Read the figures")
            .RequireRole(Readers).ShowsNothing();
        routes.MapGet("/figures.csv", async (
                [AsParameters] FigureQuestion question, Caller caller, ReadFigures read,
                CancellationToken cancellation) => (IResult)new FigureFile(
                    await read.HandleAsync(question, caller, cancellation)))
            .WithSummary("Read the figures as a file")
            .RequireRole(Readers).ShowsNothing()
            .Produces<string>(contentType: CsvText.MediaType);
    }

    private async Task<FiguresView> HandleAsync(
        FigureQuestion question, Caller caller, CancellationToken cancellation)
    {
        var now = time.Now();
        var zone = question.TimeZone ?? Utc;
        new Check()
            .That(TimeZones.IsKnown(zone), "timeZone", TimeZones.Rule)
            .That(IsNear(question.From), "from", Near)
            .That(IsNear(question.Until), "until", Near)
            .ThrowIfAny();
        var clock = new LocalClock(zone);
        var (from, until) = caller.Role == Role.Administrator
            ? Quarter(question, DateOnly.FromDateTime(now.UtcDateTime))
            : Days(question, clock.DayOf(now));
        var counted = Of(caller).ThatCount(clock.StartOf(from).AsKept(), clock.StartOf(until).AsKept());
        var cases = await store.FigureCasesAsync(counted, now, cancellation);
        var by = question.By?.Value ?? FigureGrouping.Severity;
        var groups = cases.GroupBy(one => Key(one, by, clock)).OrderBy(group => group.Key.Order)
            .ThenBy(group => group.Key.Text, StringComparer.Ordinal)
            .Select(group => new FigureGroup(group.Key.Text, [.. group])).ToList();
        var figures = new Figures(groups, now);
        return new FiguresView(
            from, until, zone, by, Suppression.Least, figures.Total, figures.Groups,
            await NamesAsync(by, cases, cancellation));
    }

    private static bool IsNear(DateOnly? day) => day is null or { Year: >= 2000 and < 2200 };

    private static (DateOnly From, DateOnly Until) Days(FigureQuestion question, DateOnly today)
    {
        var until = question.Until ?? today.AddDays(1);
        var from = question.From ?? until.AddDays(-UsualDays);
        new Check()
            .That(
                from < until && until.DayNumber - from.DayNumber <= MostDays,
                "until",
                $"After from, by at most {MostDays} days.")
            .ThrowIfAny();
        return (from, until);
    }

    /// <summary>
    /// Who does not see the escalations themselves must not find one by subtracting days from days: these overlap with
    /// no others.
    /// </summary>
    private static (DateOnly From, DateOnly Until) Quarter(FigureQuestion question, DateOnly today)
    {
        var running = new DateOnly(today.Year, today.Month - ((today.Month - 1) % MonthsOfQuarter), 1);
        var from = question.From ?? running.AddMonths(-MonthsOfQuarter);
        var until = question.Until ?? from.AddMonths(MonthsOfQuarter);
        new Check()
            .That(
                from.Day == 1 && from.Month % MonthsOfQuarter == 1 && until == from.AddMonths(MonthsOfQuarter)
                    && until <= running,
                "until",
                "Administrators read a whole quarter of a year that is over, such as from=2026-01-01&until=2026-04-01.")
            .That(question.TimeZone is null or Utc, "timeZone", "Administrators read the days of UTC.")
            .ThrowIfAny();
        return (from, until);
    }

    private IQueryable<Escalation> Of(Caller caller)
    {
        if (caller.Role == Role.Administrator) return store.Escalations;
        var organization = caller.Organization;
        return caller.Role == Role.CrisisResponder
            ? store.Escalations.Where(e => e.CrisisTeamId == organization)
            : store.Escalations.Where(e => e.RaisingOrganizationId == organization);
    }

    private static (int Order, string Text) Key(FigureCase one, FigureGrouping by, LocalClock clock) => by switch
    {
        FigureGrouping.Severity => ((int)one.Severity, EnumCode.Of(one.Severity)),
        FigureGrouping.Team => (0, one.TeamId?.ToString() ?? "none"),
        FigureGrouping.Hour => (
            clock.TimeOf(one.RaisedAt).Hour,
            clock.TimeOf(one.RaisedAt).Hour.ToString("D2", CultureInfo.InvariantCulture)),
        FigureGrouping.Weekday => (
            ((int)clock.DayOf(one.RaisedAt).DayOfWeek + 6) % 7, EnumCode.Of(clock.DayOf(one.RaisedAt).DayOfWeek)),
    };

    /// <summary>Of teams that are groups.</summary>
    private async Task<IReadOnlyList<TeamName>?> NamesAsync(
        FigureGrouping by, IReadOnlyList<FigureCase> cases, CancellationToken cancellation)
    {
        if (by != FigureGrouping.Team) return null;
        var teams = cases.Select(one => one.TeamId).OfType<Guid>().Distinct().ToList();
        var known = await store.Organizations.AsNoTracking().Where(o => teams.Contains(o.Id))
            .OrderBy(o => o.Id).ToListAsync(cancellation);
        return [.. known.Select(team => new TeamName(team.Id, team.Name))];
    }
}

/// <summary>What escalations have in common.</summary>
internal enum FigureGrouping
{
    /// <summary>As they were raised.</summary>
    Severity,
    Team,

    /// <summary>Of the day at which they were raised.</summary>
    Hour,

    /// <summary>On which they were raised.</summary>
    Weekday,
}

internal sealed record FigureQuestion
{
    /// <summary>
    /// The first day on which they were raised; ninety days before the end when left out. Administrators read whole
    /// quarters of a year, the last that is over when left out.
    /// </summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last; tomorrow when left out.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What the groups have in common; severity when left out.</summary>
    public Coded<FigureGrouping>? By { get; init; }

    /// <summary>In which days and hours are meant: a name of the IANA time zone database; UTC when left out.</summary>
    public string? TimeZone { get; init; }
}

/// <param name="Least">Counts that are less, and not 0, are not told, and others with them.</param>
/// <param name="Groups">Those that have any.</param>
/// <param name="Teams">Of groups that are teams.</param>
internal sealed record FiguresView(
    DateOnly From,
    DateOnly Until,
    string TimeZone,
    FigureGrouping By,
    int Least,
    Figure Total,
    IReadOnlyList<Figure> Groups,
    IReadOnlyList<TeamName>? Teams);

internal sealed record TeamName(Guid Id, string Name);
