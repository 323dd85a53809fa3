using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>Who works for a responder's team, or has: whom they can ask to take over, and who did what.</summary>
internal static class ReadTeam
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/team", HandleAsync).WithSummary("List your team").RequireRole(Role.CrisisResponder)
            .ShowsNothing();

    private static async Task<TeamView> HandleAsync(
        Caller caller, CrisisDbContext store, CancellationToken cancellation)
    {
        var team = caller.Organization;
        var people = await store.Responders.AsNoTracking().Where(r => r.OrganizationId == team)
            .OrderBy(r => r.Name).ThenBy(r => r.StaffId).ToListAsync(cancellation);
        return new TeamView([.. people.Select(ColleagueView.Of)]);
    }

    internal sealed record TeamView(IReadOnlyList<ColleagueView> Items);

    /// <param name="Name">Null while Directory has not announced it.</param>
    /// <param name="Active">Works there still, and answers.</param>
    internal sealed record ColleagueView(Guid Id, string? Name, bool Active)
    {
        public static ColleagueView Of(KnownResponder person) => new(person.StaffId, person.Name, person.Answers);
    }
}
