using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Features.Matching;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Searches;

/// <summary>Ranks groups for a search, and keeps which of them, or of all others, were proposed.</summary>
internal static class ProposeGroups
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/group-searches/{id:guid}/match", MatchAsync).WithSummary("Match groups to search")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();
        routes.MapPost("/group-searches/{id:guid}/propose", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();
    }

    /// <param name="limit">1 to 50; 10 when left out.</param>
    /// <param name="language">Of the reasons: en or es.</param>
    private static async Task<MatchView> MatchAsync(
        Guid id,
        Caller caller,
        DirectoryDbContext store,
        MatchGroups match,
        CancellationToken cancellation,
        int? limit = null,
        Coded<ReaderLanguage>? language = null)
    {
        var terms = SuggestGroups.Terms(limit, language);
        var search = await store.RequireSearchAsync(id, caller, cancellation);
        return await match.RunAsync(search.Preferences ?? new MatchPreferences(), id, id, terms, cancellation);
    }

    private static async Task<SearchView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        MatchGroups match,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .That(
                request.GroupIds.Count is > 0 and <= SuggestGroups.MostGroups,
                "groupIds",
                $"1 to {SuggestGroups.MostGroups}.")
            .OptionalText(request.Reason, "reason", GroupProposal.ReasonLength)
            .ThrowIfAny();
        var search = await store.RequireSearchAsync(id, caller, cancellation);
        var wanted = request.GroupIds.Distinct().ToList();
        if (await store.Groups.CountAsync(g => wanted.Contains(g.Id) && g.Active, cancellation) != wanted.Count)
            throw new NotFoundException("group");
        var ranked = await match.RunAsync(
            search.Preferences ?? new MatchPreferences(),
            id,
            id,
            new MatchTerms(SuggestGroups.MostGroups, ReaderLanguage.En),
            cancellation);
        var known = search.Proposals.Select(proposal => proposal.GroupId)
            .Concat(ranked.Groups.Select(group => group.Id)).ToHashSet();
        new Check()
            .That(
                request.Reason is not null || wanted.TrueForAll(known.Contains),
                "reason",
                "Required for a group that the ranking does not have.")
            .ThrowIfAny();
        var now = time.Now();
        search.Propose(wanted.Select(group => new GroupProposal(group, caller.Id, now, request.Reason)), now);
        await store.EngageAsync(search, cancellation);
        await store.SaveChangesAsync(cancellation);
        return SearchView.Of(search, caller);
    }

    internal sealed record Request
    {
        public required IReadOnlyList<Guid> GroupIds { get; init; }

        /// <summary>Why, if the ranking does not have them: whoever knows the person may know better.</summary>
        public string? Reason { get; init; }
    }
}
