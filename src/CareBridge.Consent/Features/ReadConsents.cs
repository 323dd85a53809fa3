using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>Participants see their own consents, staff those their organization asked for or discloses under.</summary>
internal static class ReadConsents
{
    private const int MaxLimit = 200;

    private static readonly List<ConsentStatus> Statuses = [.. Enum.GetValues<ConsentStatus>()];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/consents", ListAsync)
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn();
        routes.MapGet("/consents/{id:guid}", GetAsync)
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn();
    }

    /// <param name="limit">Newest request first; 1 to 200.</param>
    /// <param name="before">Continue below this time, the <c>requestedAt</c> that the last page ended with.</param>
    private static async Task<Page> ListAsync(
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        Guid? participantId = null,
        string? status = null,
        int limit = MaxLimit,
        DateTimeOffset? before = null)
    {
        var wanted = Statuses.Where(s => status is null || status == Code(s)).ToList();
        new Check()
            .That(limit is >= 1 and <= MaxLimit, "limit", $"1 to {MaxLimit}.")
            .That(wanted.Count > 0, "status", $"One of: {string.Join(", ", Statuses.Select(Code))}.")
            .ThrowIfAny();
        var consents = await store.ConsentsVisibleTo(caller).AsNoTracking()
            .Where(c => participantId == null || c.ParticipantId == participantId)
            .Where(c => wanted.Contains(c.Status))
            .Where(c => before == null || c.RequestedAt < before)
            .OrderByDescending(c => c.RequestedAt)
            .Take(limit)
            .ToListAsync(cancellation);
        return new Page(
            [.. consents.Select(ConsentView.Of)], consents.Count == limit ? consents[^1].RequestedAt : null);
    }

    private static async Task<ConsentView> GetAsync(
        Guid id, Caller caller, ConsentDbContext store, CancellationToken cancellation) =>
        ConsentView.Of(
            await store.ConsentsVisibleTo(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation)
                ?? throw new NotFoundException("consent"));

    // Every status is one word.
    private static string Code(ConsentStatus status) => status.ToString().ToLowerInvariant();

    /// <param name="Before">Where the next page begins; null after the last.</param>
    private sealed record Page(IReadOnlyList<ConsentView> Consents, DateTimeOffset? Before);
}
