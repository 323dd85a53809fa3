using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Crisis.Features.OnCall;

/// <summary>A calendar of who is on call, behind an address that only whoever made it knows.</summary>
internal static class KeepCalendars
{
    /// <summary>Whoever has the address reads.</summary>
    public const string OpenPath = "on-call/calendar";
    private const string CalendarType = "text/calendar";

    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(84);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/on-call/feeds/{id:guid}", MakeAsync).WithSummary("Make a calendar feed")
            .RequireRole(Role.CrisisResponder).ShowsNothing();
        routes.MapGet("/on-call/feeds", ListAsync).WithSummary("List your calendar feeds")
            .RequireRole(Role.CrisisResponder).ShowsNothing();
        routes.MapPost("/on-call/feeds/{id:guid}/revoke", RevokeAsync).WithSummary("Revoke a calendar feed")
            .RequireRole(Role.CrisisResponder).ShowsNothing();
        routes.MapGet(OpenPath + "/{token}", ReadAsync).WithSummary("Read a calendar feed")
            .AllowAnonymous().ShowsNothing().Produces<string>(contentType: CalendarType);
    }

    /// <summary>
    /// Asked again it is the same feed, with a new address: the one before may have been seen by nobody.
    /// </summary>
    private static async Task<MadeFeedView> MakeAsync(
        Guid id,
        FeedRequest request,
        Caller caller,
        CrisisDbContext store,
        IConfiguration configuration,
        HttpRequest http,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        var feed = await Of(store, caller).SingleOrDefaultAsync(f => f.Id == id, cancellation);
        if (feed is null)
            store.Feeds.Add(feed = OnCallFeed.Make(id, caller.Organization, caller.Id, request.OnlyMine, time.Now()));
        if (feed.RevokedAt is not null) throw new RefusedException("revoked", "This feed was revoked; make another.");
        var token = feed.Address();
        await store.SaveChangesAsync(cancellation);
        var root = PublicUrl.Of(http, configuration, PublicUrl.OfPeople);
        return new MadeFeedView(feed.Id, feed.PersonId is not null, $"{root}/api/crisis/{OpenPath}/{token}");
    }

    private static async Task<IReadOnlyList<FeedView>> ListAsync(
        Caller caller, CrisisDbContext store, CancellationToken cancellation)
    {
        var feeds = await Of(store, caller).AsNoTracking().OrderBy(f => f.MadeAt).ToListAsync(cancellation);
        return [.. feeds.Select(FeedView.Of)];
    }

    private static async Task<FeedView> RevokeAsync(
        Guid id, Caller caller, CrisisDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var feed = await Of(store, caller).SingleOrDefaultAsync(f => f.Id == id, cancellation)
            ?? throw new NotFoundException("feed");
        feed.Revoke(time.Now());
        await store.SaveChangesAsync(cancellation);
        return FeedView.Of(feed);
    }

    private static async Task<IResult> ReadAsync(
        string token, CrisisDbContext store, TimeProvider time, HttpResponse http, CancellationToken cancellation)
    {
        var (hash, now) = (SecretToken.HashOf(token), time.Now());
        var feed = await store.Feeds.AsNoTracking()
            .SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedAt == null, cancellation)
            ?? throw new NotFoundException("feed");
        var staff = await store.Responders.AsNoTracking()
            .Where(r => r.OrganizationId == feed.TeamId).ToListAsync(cancellation);
        if (staff.Exists(one => one.StaffId == feed.MadeBy && !one.Answers)) throw new NotFoundException("feed");
        var (schedule, _) = await store.OnCallAsync(feed.TeamId, now - Past, cancellation);
        var shifts = Enumerable.Range(1, schedule?.Tiers ?? 0)
            .SelectMany(tier => schedule!.Shifts(tier, now - Past, now + Ahead))
            .Where(shift => feed.PersonId is { } person ? shift.Persons.Contains(person) : shift.Persons.Count > 0);
        var names = staff.ToDictionary(one => one.StaffId, one => one.Name);
        // An address of this kind is not to be found in anybody's cache.
        http.Headers.CacheControl = "no-store";
        return Results.Text(
            CalendarText.Write(feed, shifts, names, now), $"{CalendarType}; charset=utf-8");
    }

    private static IQueryable<OnCallFeed> Of(CrisisDbContext store, Caller caller)
    {
        var (team, person) = (caller.Organization, caller.Id);
        return store.Feeds.Where(f => f.TeamId == team && f.MadeBy == person);
    }

    internal sealed record FeedRequest
    {
        /// <summary>When they are on call themselves; else whoever of the team is, by name.</summary>
        public bool OnlyMine { get; init; }
    }

    /// <param name="Url">Shown this once: its secret part is not kept.</param>
    internal sealed record MadeFeedView(Guid Id, bool OnlyMine, string Url);

    internal sealed record FeedView(Guid Id, bool OnlyMine, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt)
    {
        public static FeedView Of(OnCallFeed feed) =>
            new(feed.Id, feed.PersonId is not null, feed.MadeAt, feed.RevokedAt);
    }
}
