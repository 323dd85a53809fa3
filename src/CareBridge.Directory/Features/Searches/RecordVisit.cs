using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Searches;

/// <summary>Somebody went to see what a group is like.</summary>
internal static class RecordVisit
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/group-searches/{id:guid}/visits/{visitId:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();

    private static async Task<SearchView> HandleAsync(
        Guid id,
        Guid visitId,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        // A day may have begun elsewhere.
        var last = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        new Check()
            .That(request.VisitedOn <= last, "visitedOn", "Not a day in the future.")
            .That(request.VisitedOn >= last.AddYears(-1), "visitedOn", "Within a year.")
            .OptionalText(request.Words, "words", GroupVisit.WordsLength)
            .That(
                request.Words is null || caller.Role == Role.Participant,
                "words",
                "The participant's own; nobody writes them for them.")
            .ThrowIfAny();
        var search = await store.RequireSearchAsync(id, caller, cancellation);
        if (!await store.Groups.AnyAsync(g => g.Id == request.GroupId, cancellation))
            throw new NotFoundException("group");
        // What they wrote themselves is not lost when staff correct the day.
        var words = caller.Role == Role.Participant
            ? request.Words : search.Visits.FirstOrDefault(visit => visit.Id == visitId)?.Words;
        search.Visit(new GroupVisit(visitId, request.GroupId, request.VisitedOn, request.Feeling, words), now);
        await store.EngageAsync(search, cancellation);
        await store.SaveChangesAsync(cancellation);
        return SearchView.Of(search, caller);
    }

    internal sealed record Request
    {
        public required Guid GroupId { get; init; }

        public required DateOnly VisitedOn { get; init; }

        /// <summary>How it felt.</summary>
        public required VisitFeeling Feeling { get; init; }

        /// <summary>In the participant's own words; nobody else reads them.</summary>
        public string? Words { get; init; }
    }
}
