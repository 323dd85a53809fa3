using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>How a team's drills went; administrators read those of all teams.</summary>
internal static class ReadDrills
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/drills", HandleAsync).WithSummary("List drills")
            .RequireRole(Role.Administrator, Role.CrisisResponder).ShowsNothing();

    private static async Task<Page<DrillView>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, CrisisDbContext store, CancellationToken cancellation)
    {
        var drills = store.Escalations.Where(e => e.IsDrill);
        if (caller.Role != Role.Administrator)
        {
            var team = caller.Organization;
            drills = drills.Where(e => e.CrisisTeamId == team);
        }
        return (await drills.NewestFirstAsync(page, cancellation)).Select(DrillView.Of);
    }
}

/// <param name="SecondsToAcknowledge">Whole ones, from when it was raised; null while nobody has.</param>
internal sealed record DrillView(
    Guid Id,
    Guid? CrisisTeamId,
    Guid RaisedBy,
    RaiserKind RaisedAs,
    Severity Severity,
    EscalationStatus Status,
    DateTimeOffset RaisedAt,
    EscalationOwner Owner,
    CrisisDisposition? Disposition,
    long? SecondsToAcknowledge,
    long? SecondsToContact,
    long? SecondsToResolve)
{
    public static DrillView Of(Escalation drill) => new(
        drill.Id,
        drill.CrisisTeamId,
        drill.RaisedBy,
        drill.RaisedAs,
        drill.Severity,
        drill.Status,
        drill.RaisedAt,
        EscalationOwner.Of(drill),
        drill.Disposition,
        Seconds(drill, drill.AcknowledgedAt),
        Seconds(drill, drill.ContactAt),
        Seconds(drill, drill.ResolvedAt));

    private static long? Seconds(Escalation drill, DateTimeOffset? at) =>
        at is { } then ? (long)(then - drill.RaisedAt).TotalSeconds : null;
}
