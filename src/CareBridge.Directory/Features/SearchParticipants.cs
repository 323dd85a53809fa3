using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>
/// Finds participants whom the caller's organization has registered, by words of their name or by id. What is looked
/// for is in the body: an address is written down in many places.
/// </summary>
internal static class SearchParticipants
{
    private const int Most = 200;
    private const int MostWords = 5;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/participants/search", HandleAsync).WithSummary("Search participants")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.PrivacyOfficer)
            .ShowsOwn();

    private static async Task<Found> HandleAsync(
        Request request, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var words = (request.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        new Check()
            .OptionalText(request.Name, "name", Lengths.Name)
            .That(words.Length <= MostWords, "name", $"{MostWords} words at most.")
            .That(request.Ids is null || request.Ids.Count <= Most, "ids", $"{Most} at most.")
            .That(words.Length > 0 || request.Ids is not null, "name", "Give this, or ids.")
            .ThrowIfAny();
        var organization = caller.Organization;
        var found = store.Participants.AsNoTracking()
            .Where(p => p.Enrollments.Any(e => e.OrganizationId == organization && e.IsRegistered));
        if (request.Ids is { } asked)
        {
            var ids = asked.ToList();
            found = found.Where(p => ids.Contains(p.Id));
        }
        foreach (var word in words.Select(word => word.ToUpperInvariant()))
        {
            found = found.Where(p => p.Demographics.GivenName.ToUpper().Contains(word)
                || p.Demographics.FamilyName.ToUpper().Contains(word));
        }
        var participants = await found
            .OrderBy(p => p.Demographics.FamilyName).ThenBy(p => p.Demographics.GivenName).ThenBy(p => p.ShownAt)
            .Take(Most + 1).ToListAsync(cancellation);
        return new Found([.. participants.Take(Most).Select(Hit.Of)], participants.Count > Most);
    }

    internal sealed record Request
    {
        /// <summary>Words, each of which is to be in the given or the family name.</summary>
        public string? Name { get; init; }

        public IReadOnlyList<Guid>? Ids { get; init; }
    }

    /// <param name="HasMore">There are more than are listed: say more of the name.</param>
    internal sealed record Found(IReadOnlyList<Hit> Items, bool HasMore);

    internal sealed record Hit(Guid Id, string GivenName, string FamilyName, DateOnly? BirthDate)
    {
        public static Hit Of(Participant participant) => new(
            participant.Id,
            participant.Demographics.GivenName,
            participant.Demographics.FamilyName,
            participant.Demographics.BirthDate);
    }
}
