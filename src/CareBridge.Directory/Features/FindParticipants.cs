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
/// Some of the participants whom an organization has registered, by parts of their name or by id. It is a POST because
/// a name has no place in an address.
/// </summary>
internal static class FindParticipants
{
    private const int MostFound = 50;
    private const int MostIds = 200;
    private const int MostWords = 5;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/participants/find", HandleAsync).WithSummary("Find participants by name or id")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.PrivacyOfficer)
            .ShowsOwn();

    private static async Task<Found> HandleAsync(
        Request request, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var words = Demographics.Searchable(request.Name ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Check(request, words);
        var organization = caller.Organization;
        var found = store.Participants.AsNoTracking()
            .Where(p => p.Enrollments.Any(e => e.OrganizationId == organization && e.IsRegistered));
        if (request.Ids is { } ids)
        {
            var wanted = ids.ToList();
            found = found.Where(p => wanted.Contains(p.Id));
        }
        foreach (var word in words) found = found.Where(p => p.SearchName.Contains(word));
        var most = request.Ids is null ? MostFound : MostIds;
        var participants = await found
            .OrderBy(p => p.Demographics.FamilyName).ThenBy(p => p.Demographics.GivenName).ThenBy(p => p.Id)
            .Take(most + 1).ToListAsync(cancellation);
        return new Found([.. participants.Take(most).Select(Hit.Of)], participants.Count > most);
    }

    private static void Check(Request request, string[] words) => new Check()
        .OptionalText(request.Name, "name", Lengths.Name)
        .That(words.Length <= MostWords, "name", $"At most {MostWords} words.")
        .That(
            words.Length > 0 || request.Ids is not null, "name", "Some of the name; or ids instead.")
        .That(request.Ids is null or { Count: <= MostIds }, "ids", $"At most {MostIds}.")
        .ThrowIfAny();

    internal sealed record Request
    {
        /// <summary>Each word is in the given or the family name, in whatever case.</summary>
        public string? Name { get; init; }

        /// <summary>Only these; those whom the organization has not registered are left out.</summary>
        public IReadOnlyList<Guid>? Ids { get; init; }
    }

    /// <param name="Items">By family name.</param>
    /// <param name="HasMore">There are more than are shown: say more of the name.</param>
    internal sealed record Found(IReadOnlyList<Hit> Items, bool HasMore);

    /// <summary>As much as tells one from another.</summary>
    internal sealed record Hit(Guid Id, string GivenName, string FamilyName, DateOnly? BirthDate)
    {
        public static Hit Of(Participant participant) => new(
            participant.Id,
            participant.Demographics.GivenName,
            participant.Demographics.FamilyName,
            participant.Demographics.BirthDate);
    }
}
