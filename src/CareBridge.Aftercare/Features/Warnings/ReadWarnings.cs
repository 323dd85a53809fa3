using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>
/// Early warnings: a participant sees theirs, a specialist those that the partner has had their time for, and a partner
/// who works at the community those they were told of.
/// </summary>
internal static class ReadWarnings
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/warnings", ListAsync).WithSummary("List warnings").RequireRole(Role.PeerSpecialist).ShowsOwn();
        routes.MapGet("/participants/{participantId:guid}/warnings", ListOfAsync)
            .WithSummary("List warnings about a participant").RequireRole(Role.PeerSpecialist, Role.Participant)
            .ShowsOwn();
        routes.MapGet("/warnings/{id:guid}", GetAsync).WithSummary("Read warning")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    private static Task<Page<WarningView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        WarningDesk desk,
        CancellationToken cancellation) =>
        ShowAsync(store.Warnings.VisibleTo(caller), page, caller, desk, cancellation);

    private static Task<Page<WarningView>> ListOfAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        WarningDesk desk,
        CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var about = store.Warnings.VisibleTo(caller).Where(w => w.ParticipantId == participantId);
        return ShowAsync(about, page, caller, desk, cancellation);
    }

    private static async Task<WarningView> GetAsync(
        Guid id, Caller caller, AftercareDbContext store, WarningDesk desk, CancellationToken cancellation)
    {
        var warning = await store.Warnings.AsNoTracking().VisibleTo(caller)
            .SingleOrDefaultAsync(w => w.Id == id, cancellation)
            ?? throw new NotFoundException("warning");
        return await desk.ViewAsync(warning, caller, cancellation);
    }

    private static async Task<Page<WarningView>> ShowAsync(
        IQueryable<Warning> warnings,
        PageRequest page,
        Caller caller,
        WarningDesk desk,
        CancellationToken cancellation)
    {
        var seen = await warnings.NewestFirstAsync(page, cancellation);
        var views = await desk.ViewAsync(seen.Items, caller, cancellation);
        return new Page<WarningView>(views, seen.Next);
    }
}
