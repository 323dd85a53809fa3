using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Searches;

/// <summary>Somebody chooses a group, looks on, or stops looking.</summary>
internal static class MoveSearch
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/group-searches/{id:guid}/choose", ChooseAsync).WithSummary("Choose group")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();
        Map(routes, "resume", "Resume group search", (search, at) => search.Resume(at));
        Map(routes, "end", "End group search", (search, at) => search.End(at));
        Map(routes, "forget", "Erase preferences of group search", (search, at) => search.Forget(at));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string verb, string summary, Action<GroupSearch, DateTimeOffset> move) =>
        routes.MapPost(
            $"/group-searches/{{id:guid}}/{verb}",
            (Guid id, Caller caller, DirectoryDbContext store, TimeProvider time, CancellationToken cancellation) =>
                MoveAsync(id, caller, store, search => move(search, time.Now()), cancellation))
            .WithSummary(summary).Produces<SearchView>()
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();

    private static async Task<SearchView> ChooseAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (!await store.Groups.AnyAsync(g => g.Id == request.GroupId && g.Active, cancellation))
            throw new NotFoundException("group");
        return await MoveAsync(
            id, caller, store, search => search.Choose(request.GroupId, time.Now()), cancellation);
    }

    private static async Task<SearchView> MoveAsync(
        Guid id,
        Caller caller,
        DirectoryDbContext store,
        Action<GroupSearch> move,
        CancellationToken cancellation)
    {
        var search = await store.RequireSearchAsync(id, caller, cancellation);
        move(search);
        await store.EngageAsync(search, cancellation);
        await store.SaveChangesAsync(cancellation);
        return SearchView.Of(search, caller);
    }

    internal sealed record Request
    {
        /// <summary>Any that meets, proposed or not.</summary>
        public required Guid GroupId { get; init; }
    }
}
