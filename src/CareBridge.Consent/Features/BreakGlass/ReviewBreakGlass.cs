using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>
/// Every use is looked at afterwards by a privacy officer of the organization whose records they are; those of the
/// organization that used it see it, too.
/// </summary>
internal static class ReviewBreakGlass
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/break-glass", ListAsync).WithSummary("List break-glass accesses")
            .RequireRole(Role.PrivacyOfficer, Role.Participant).ShowsOwn();
        routes.MapGet("/break-glass/{id:guid}", GetAsync).WithSummary("Read break-glass access")
            .RequireRole(Role.PrivacyOfficer, Role.Participant).ShowsOwn();
        routes.MapPost("/break-glass/{id:guid}/review", ReviewAsync).WithSummary("Review break-glass access")
            .RequireRole(Role.PrivacyOfficer).ShowsOwn();
    }

    /// <param name="review">Only those with this outcome; <c>pending</c> is the queue.</param>
    private static async Task<Page<BreakGlassView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        Coded<BreakGlassReview>? review = null)
    {
        BreakGlassReview? wanted = review?.Value;
        var uses = await VisibleTo(store, caller)
            .Where(a => wanted == null || a.Review == wanted)
            .NewestFirstAsync(page, cancellation);
        return uses.Select(access => BreakGlassView.For(caller, access));
    }

    private static async Task<BreakGlassView> GetAsync(
        Guid id, Caller caller, ConsentDbContext store, CancellationToken cancellation)
    {
        var access = await VisibleTo(store, caller).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("break-glass access");
        var disclosures = await store.Disclosures.CountAsync(
            d => d.ParticipantId == access.ParticipantId && (d.BreakGlassId == id || d.Id == id), cancellation);
        return BreakGlassView.For(caller, access) with { Disclosures = disclosures };
    }

    private static async Task<BreakGlassView> ReviewAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .That(request.Outcome != BreakGlassReview.Pending, "outcome", "justified or misuse.")
            .Text(request.Note, "note", BreakGlassAccess.TextLength)
            .ThrowIfAny();
        var organization = caller.Organization;
        var access = await store.BreakGlassOf(organization).SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("break-glass access");
        var now = time.GetUtcNow();
        if (access.Conclude(request.Outcome, caller.Id, request.Note.Trim(), request.TellParticipant, now))
            store.TellParticipant(access, now);
        await store.SaveChangesAsync(cancellation);
        return BreakGlassView.For(caller, access);
    }

    private static IQueryable<BreakGlassAccess> VisibleTo(ConsentDbContext store, Caller caller)
    {
        if (caller.Role == Role.Participant)
            return store.BreakGlass.Where(a => a.ParticipantId == caller.Id && a.ParticipantToldAt != null);
        var organization = caller.Organization;
        return store.BreakGlass.Where(a => a.OrganizationId == organization
            || store.BreakGlassHolders.Any(h => h.AccessId == a.Id && h.OrganizationId == organization));
    }

    /// <param name="TellParticipant">It is safe now for the participant to know.</param>
    internal sealed record Request(BreakGlassReview Outcome, string Note, bool TellParticipant = false);
}
