using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Consents that end by themselves before long, so that somebody asks anew in time.</summary>
internal static class ReadExpiring
{
    private const int Days = 60;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/consents/expiring", ListAsync).WithSummary("List consents that end before long")
            .RequireRole(Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn();

    /// <param name="until">Not included; 60 days ahead when left out.</param>
    /// <param name="after">The last of the page before.</param>
    /// <param name="limit">Those that end first; 1 to 100.</param>
    /// <param name="language">Of the words.</param>
    private static async Task<View> ListAsync(
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation,
        DateTimeOffset? until = null,
        Guid? after = null,
        int limit = PageRequest.MaxLimit,
        Coded<Language>? language = null)
    {
        new Check().That(limit is >= 1 and <= PageRequest.MaxLimit, "limit", $"1 to {PageRequest.MaxLimit}.")
            .ThrowIfAny();
        var (now, end) = (time.Now(), until ?? time.Now().AddDays(Days));
        var visible = store.ConsentsVisibleTo(caller).AsNoTracking();
        var ending = visible.Where(c => c.Status == ConsentStatus.Granted && c.ExpiresAt > now && c.ExpiresAt < end);
        if (after is { } id)
        {
            var last = await visible.SingleOrDefaultAsync(c => c.Id == id, cancellation)
                ?? throw new InvalidRequestException("after", "The last of the page before.");
            var (at, key) = (last.ExpiresAt, last.SortKey);
            ending = ending.Where(c => c.ExpiresAt > at
                || (c.ExpiresAt == at && string.Compare(c.SortKey, key) > 0));
        }
        var found = await ending.OrderBy(c => c.ExpiresAt).ThenBy(c => c.SortKey).Take(limit + 1)
            .ToListAsync(cancellation);
        return new View(
            [.. found.Take(limit).Select(consent => Ending.Of(consent, language ?? Language.En))],
            found.Count > limit ? found[limit - 1].Id : null);
    }

    /// <param name="Next">What to pass as <c>after</c> for the page that follows; null on the last.</param>
    internal sealed record View(IReadOnlyList<Ending> Items, Guid? Next);

    /// <param name="RequestedBy">Who asked for it, and so may ask anew.</param>
    internal sealed record Ending(
        Guid Id,
        Guid ParticipantId,
        Guid RequestedBy,
        Guid RequestingOrganizationId,
        IReadOnlyList<Guid> RecipientOrganizationIds,
        IReadOnlyList<NamedRecipient> RecipientPersons,
        IReadOnlyList<Described<DisclosureCategory>> Categories,
        DateTimeOffset ExpiresAt)
    {
        public static Ending Of(ConsentRecord consent, Language language) => new(
            consent.Id,
            consent.ParticipantId,
            consent.RequestedBy,
            consent.RequestingOrganizationId,
            consent.Terms.RecipientOrganizationIds,
            consent.Terms.RecipientPersons,
            [.. consent.Terms.Categories.Select(category => ConsentView.Describe(category, language))],
            consent.ExpiresAt!.Value);
    }
}
