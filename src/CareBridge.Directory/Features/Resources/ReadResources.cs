using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Local resources are known to everybody who has an account.</summary>
internal static class ReadResources
{
    private const int MostWords = 10;
    private const int TextLength = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/resources", ListAsync).WithSummary("List resources").RequireAuthorization().ShowsNothing();
        routes.MapGet("/resources/search", SearchAsync).WithSummary("Search resources")
            .RequireAuthorization().ShowsNothing();
        routes.MapGet("/resources/{id:guid}", GetAsync).WithSummary("Read resource")
            .RequireAuthorization().ShowsNothing();
    }

    /// <param name="organizationId">Only those whose entry it keeps.</param>
    private static async Task<Page<ResourceView>> ListAsync(
        Guid? organizationId,
        [AsParameters] PageRequest page,
        DirectoryDbContext store,
        ResourceClock clock,
        CancellationToken cancellation)
    {
        var resources = await store.Resources
            .Where(r => organizationId == null || r.OrganizationId == organizationId)
            .NewestFirstAsync(page, cancellation);
        return resources.Select(resource => ResourceView.Of(resource, clock));
    }

    private static async Task<ResourceView> GetAsync(
        Guid id, DirectoryDbContext store, ResourceClock clock, CancellationToken cancellation) => ResourceView.Of(
        await store.Resources.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation)
            ?? throw new NotFoundException("resource"),
        clock);

    /// <param name="category">Only of this kind.</param>
    /// <param name="text">At most 10 words of its name, its provider's or its town's.</param>
    /// <param name="language">Where it is spoken, as in BCP 47; what says no language is not left out.</param>
    /// <param name="near">
    /// Latitude and longitude in degrees, with a comma between; the nearest come first, and what has no place after
    /// them.
    /// </param>
    /// <param name="within">Kilometers from there.</param>
    /// <param name="limit">1 to 100.</param>
    private static async Task<IReadOnlyList<ResourceView>> SearchAsync(
        DirectoryDbContext store,
        ResourceClock clock,
        CancellationToken cancellation,
        Coded<ResourceCategory>? category = null,
        string? text = null,
        string? language = null,
        string? near = null,
        double? within = null,
        int limit = PageRequest.MaxLimit)
    {
        var from = NearPlace.Parse(near);
        var words = (text ?? "").ToUpperInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        new Check()
            .That(
                text is null or { Length: <= TextLength } && words.Length <= MostWords,
                "text",
                $"At most {MostWords} words and {TextLength} characters.")
            .That(language is null || LanguageTags.IsTag(language), "language", "As in BCP 47.")
            .That(near is null || from is not null, "near", "Latitude and longitude, such as 40.06,-82.5.")
            .That(within is null or (> 0 and <= NearPlace.MostKilometers), "within", "Kilometers, more than 0.")
            .That(within is null || near is not null, "within", "Goes along with near.")
            .That(limit is >= 1 and <= PageRequest.MaxLimit, "limit", $"1 to {PageRequest.MaxLimit}.")
            .ThrowIfAny();
        var today = clock.EarliestToday;
        var found = store.Resources.AsNoTracking()
            .Where(r => r.Active && (r.ValidUntil == null || r.ValidUntil >= today));
        if (category is { Value: var kind }) found = found.Where(r => r.Category == kind);
        foreach (var word in words) found = found.Where(r => r.SearchText.Contains(word));
        var ranked = new RankResources(clock, from, within, language, limit);
        await foreach (var resource in found.AsAsyncEnumerable().WithCancellation(cancellation))
            ranked.Take(resource);
        return ranked.Best();
    }
}
