using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>An organization sees the participants it has registered, and no others.</summary>
internal static class ReadParticipants
{
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants", ListAsync).RequireRole(Role.PeerSpecialist, Role.ClinicStaff);
        routes.MapGet("/participants/{id:guid}", GetAsync).RequireRole(Role.PeerSpecialist, Role.ClinicStaff);
    }

    /// <param name="limit">Most recently changed first; 1 to 200.</param>
    /// <param name="before">Continue below this time, the <c>changedAt</c> that the last page ended with.</param>
    private static async Task<Page> ListAsync(
        Caller caller,
        DirectoryDbContext store,
        CancellationToken cancellation,
        int limit = MaxLimit,
        DateTimeOffset? before = null)
    {
        new Check().That(limit is >= 1 and <= MaxLimit, "limit", $"1 to {MaxLimit}.").ThrowIfAny();
        var organization = caller.Organization;
        var participants = await store.Participants.AsNoTracking()
            .Where(p => p.Enrollments.Any(e => e.OrganizationId == organization && e.IsRegistered))
            .Where(p => before == null || p.ChangedAt < before)
            .OrderByDescending(p => p.ChangedAt)
            .Take(limit)
            .ToListAsync(cancellation);
        return new Page(
            [.. participants.Select(p => ParticipantView.Of(p, organization))],
            participants.Count == limit ? participants[^1].ChangedAt : null);
    }

    private static async Task<ParticipantView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        ParticipantView.Of(
            await store.RequireParticipantAsync(id, caller.Organization, cancellation), caller.Organization);

    /// <param name="Before">Where the next page begins; null after the last.</param>
    private sealed record Page(IReadOnlyList<ParticipantView> Participants, DateTimeOffset? Before);
}
