using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>How much the privacy officer's organization disclosed to whom.</summary>
internal static class CountDisclosures
{
    private const int Months = 12;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/disclosures/by-recipient", HandleAsync).WithSummary("Count disclosures by recipient")
            .RequireRole(Role.PrivacyOfficer).ShowsOwn();

    /// <param name="since">A year ago when left out.</param>
    /// <param name="until">Not included; the present when left out.</param>
    private static async Task<IReadOnlyList<View>> HandleAsync(
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null)
    {
        var discloser = caller.Organization;
        var counts = await store.DisclosuresWithin(since ?? time.Now().AddMonths(-Months), until)
            .Where(line => line.DiscloserOrganizationId == discloser)
            .GroupBy(line => line.RecipientOrganizationId)
            .Select(lines => new View(
                lines.Key,
                null,
                lines.LongCount(),
                lines.Select(line => line.ParticipantId).Distinct().LongCount(),
                lines.LongCount(line => line.ConsentId == null),
                lines.Max(line => line.DisclosedAt)))
            .ToListAsync(cancellation);
        var names = await store.NamesOfAsync(counts.Select(count => count.OrganizationId), cancellation);
        return
        [
            .. counts.Select(count => count with { Name = names.GetValueOrDefault(count.OrganizationId) })
                .OrderByDescending(count => count.Lines),
        ];
    }

    /// <param name="Name">Null for a person who stands for themself.</param>
    /// <param name="Lines">Of the accounting.</param>
    /// <param name="Emergencies">Lines that rest on no consent but on a medical emergency.</param>
    internal sealed record View(
        Guid OrganizationId, string? Name, long Lines, long Participants, long Emergencies, DateTimeOffset LastAt);
}
