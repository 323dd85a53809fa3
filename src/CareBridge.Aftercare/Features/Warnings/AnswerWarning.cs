using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>Somebody sees to a warning, or says how it ended; the participant answers the offer of help.</summary>
internal static class AnswerWarning
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var warning = routes.MapGroup("/warnings/{id:guid}").ShowsOwn();
        warning.MapPost("/acknowledge", AcknowledgeAsync).WithSummary("See to a warning")
            .RequireRole(Role.PeerSpecialist);
        warning.MapPost("/end", EndAsync).WithSummary("End warning").RequireRole(Role.PeerSpecialist);
        warning.MapPost("/help", HelpAsync).WithSummary("Answer the offer of help").RequireRole(Role.Participant);
    }

    private static async Task<WarningView> AcknowledgeAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        WarningDesk desk,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var (warning, now) = (await FindAsync(id, caller, store, desk, cancellation), time.Now());
        if (warning.IsForSpecialists) warning.AcknowledgeAsSpecialist(caller.Id, now);
        else warning.AcknowledgeAsPartner((await store.PolicyOfAsync(caller.Organization, cancellation)).Waits, now);
        await store.SaveChangesAsync(cancellation);
        return await desk.ViewAsync(warning, caller, cancellation);
    }

    private static async Task<WarningView> EndAsync(
        Guid id,
        Ending request,
        Caller caller,
        AftercareDbContext store,
        WarningDesk desk,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var warning = await FindAsync(id, caller, store, desk, cancellation);
        warning.Finish(request.End, caller.Id, time.Now());
        await store.SaveChangesAsync(cancellation);
        return await desk.ViewAsync(warning, caller, cancellation);
    }

    private static async Task<WarningView> HelpAsync(
        Guid id,
        HelpAnswer request,
        Caller caller,
        AftercareDbContext store,
        WarningDesk desk,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var warning = await FindAsync(id, caller, store, cancellation);
        warning.AnswerHelp(request.Wanted, time.Now());
        await store.SaveChangesAsync(cancellation);
        return await desk.ViewAsync(warning, caller, cancellation);
    }

    /// <summary>Whoever was told as their partner answers as long as they are.</summary>
    private static async Task<Warning> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, WarningDesk desk, CancellationToken cancellation)
    {
        var warning = await FindAsync(id, caller, store, cancellation);
        return warning.IsForSpecialists || await desk.PartnershipAsync(warning, cancellation) is not null
            ? warning
            : throw new NotFoundException("warning");
    }

    private static async Task<Warning> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation) =>
        await store.Warnings.VisibleTo(caller).SingleOrDefaultAsync(w => w.Id == id, cancellation)
        ?? throw new NotFoundException("warning");

    internal sealed record Ending
    {
        public required WarningEnd End { get; init; }
    }

    internal sealed record HelpAnswer
    {
        /// <summary>Whether the crisis team is to be told, and the community.</summary>
        public required bool Wanted { get; init; }
    }
}
