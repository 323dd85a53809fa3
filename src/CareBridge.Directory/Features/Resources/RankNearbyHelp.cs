using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Resources;

/// <summary>
/// Help in a crisis near an organization. Where it is, the places of its groups tell; where none of them has a
/// position, what is in its town comes first.
/// </summary>
internal sealed class RankNearbyHelp(DirectoryDbContext store, ResourceClock clock)
{
    private const int Most = 5;
    private const int MostGroups = 50;

    public async Task<NearbyHelp> FindAsync(Guid organizationId, CancellationToken cancellation)
    {
        var organization = await store.Organizations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == organizationId, cancellation);
        var from = await PlaceAsync(organizationId, cancellation);
        var town = from is null ? organization?.Profile.City : null;
        var today = clock.EarliestToday;
        var (near, others) = (Ranking(from), Ranking(from));
        var listed = store.Resources.AsNoTracking().Where(r => r.Active && r.Category == ResourceCategory.Crisis)
            .Where(r => r.ValidUntil == null || r.ValidUntil >= today);
        await foreach (var resource in listed.AsAsyncEnumerable().WithCancellation(cancellation))
            (IsIn(town, resource) ? near : others).Take(resource);
        return new NearbyHelp([.. near.Best().Concat(others.Best()).Take(Most).Select(Place)]);
    }

    private RankResources Ranking(Point? from) => new(clock, from, within: null, language: null, Most);

    private async Task<Point?> PlaceAsync(Guid organizationId, CancellationToken cancellation)
    {
        var groups = await store.Groups.AsNoTracking().Where(g => g.OrganizationId == organizationId && g.Active)
            .OrderBy(g => g.SortKey).Take(MostGroups).Select(g => g.Profile).ToListAsync(cancellation);
        return groups.Select(group => group.Details.Venue)
            .Where(venue => venue is { Latitude: not null, Longitude: not null })
            .Select(venue => (Point?)new Point((double)venue!.Latitude!.Value, (double)venue.Longitude!.Value))
            .FirstOrDefault();
    }

    private static bool IsIn(string? town, LocalResource resource) => town is not null
        && resource.Profile.Details.Places.Any(
            place => string.Equals(place.City, town, StringComparison.OrdinalIgnoreCase));

    private static HelpPlace Place(ResourceView view) => new(
        view.Id,
        view.Name,
        view.Phone,
        view.Url,
        view.Hours,
        view.Places.Select(Address).FirstOrDefault(),
        view.Kilometers,
        view.Stale);

    private static string? Address(GroupVenue venue) => venue.Text
        ?? (string.Join(", ", new[] { venue.Line, venue.City, venue.State }.OfType<string>()) is { Length: > 0 } line
            ? line
            : venue.Name);
}
