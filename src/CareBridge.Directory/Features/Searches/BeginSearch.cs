using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Features.Matching;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Searches;

/// <summary>Somebody begins to look for a group, or says anew what they want.</summary>
internal static class BeginSearch
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/group-searches/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn().Creates<SearchView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var preferences = request.Preferences.ToPreferences();
        new Check().NotDerived(id, "id").ThrowIfAny();
        var (participant, organization) = Parties(request, caller);
        var isServed = await store.Participants.AnyAsync(
            p => p.Id == participant && p.Active && p.Enrollments.Any(e => e.OrganizationId == organization),
            cancellation);
        if (!isServed) throw new NotFoundException("participant");

        var search = await store.GroupSearches.SingleOrDefaultAsync(s => s.Id == id, cancellation);
        var isNew = search is null;
        if (search is null)
        {
            search = GroupSearch.Begin(id, participant, organization, preferences, time.Now());
            store.GroupSearches.Add(search);
        }
        else if (search.ParticipantId != participant || search.OrganizationId != organization)
        {
            throw RefusedException.InUse();
        }
        else if (request.ExpectedVersion is { } expected && expected != search.Version)
        {
            throw new StaleVersionException(expected, search.Version);
        }
        else if (!SamePreferences.Are(search.Preferences, preferences))
        {
            search.Prefer(preferences, time.Now());
        }
        await store.SaveChangesAsync(cancellation);

        var view = SearchView.Of(search, caller);
        return isNew ? Results.Created($"/api/directory/group-searches/{id}", view) : Results.Ok(view);
    }

    private static (Guid Participant, Guid Organization) Parties(Request request, Caller caller)
    {
        var isParticipant = caller.Role == Role.Participant;
        new Check()
            .That(isParticipant || request.ParticipantId is not null, "participantId", "Required.")
            .That(!isParticipant || request.OrganizationId is not null, "organizationId", "Required.")
            .ThrowIfAny();
        return isParticipant
            ? (caller.Id, request.OrganizationId!.Value)
            : (request.ParticipantId!.Value, caller.Organization);
    }

    internal sealed record Request
    {
        /// <summary>Said by staff; a participant looks for themselves.</summary>
        public Guid? ParticipantId { get; init; }

        /// <summary>Said by the participant: who helps them look. Staff act for their own.</summary>
        public Guid? OrganizationId { get; init; }

        public PreferencesInput Preferences { get; init; } = new();

        /// <summary>The version that is replaced; whatever stands when left out.</summary>
        public long? ExpectedVersion { get; init; }
    }
}
