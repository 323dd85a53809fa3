using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Holds;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Holds;

/// <summary>
/// Nothing of a participant, or of anybody whose records have to do with an organization, is deleted from now on. A
/// privacy officer decides it for their own organization and for whom it serves.
/// </summary>
internal static class PlaceHold
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/legal-holds/{id:guid}", HandleAsync).WithSummary("Place legal hold")
            .RequireRole(Role.Administrator, Role.PrivacyOfficer).ShowsOwn().Creates<HoldView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .Text(request.Reason, "reason", LegalHold.ReasonLength)
            .That(
                request.ParticipantId is null != request.OrganizationId is null,
                "participantId",
                "Either a participant or an organization.")
            .ThrowIfAny();
        var subject = new HeldSubject(
            request.ParticipantId,
            request.OrganizationId,
            caller.Role == Role.Administrator ? null : caller.Organization);
        if (await store.LegalHolds.SingleOrDefaultAsync(hold => hold.Id == id, cancellation) is { } known)
            return Repeated(known, subject, request.Reason);
        await RequireOwnAsync(subject, store, cancellation);
        var placed = LegalHold.Place(id, subject, request.Reason, caller.Id, time.Now());
        store.LegalHolds.Add(placed);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/directory/legal-holds/{id}", HoldView.Of(placed));
    }

    /// <exception cref="RefusedException">Something else has this id.</exception>
    private static IResult Repeated(LegalHold known, HeldSubject subject, string reason) => known.Is(subject, reason)
        ? Results.Ok(HoldView.Of(known))
        : throw new RefusedException("hold-exists", "A legal hold with this id exists already.");

    /// <exception cref="NotFoundException">
    /// There is no such, or none that the organization they act for may know of.
    /// </exception>
    private static async Task RequireOwnAsync(
        HeldSubject subject, DirectoryDbContext store, CancellationToken cancellation)
    {
        if (subject.ParticipantId is { } participant)
        {
            var isServed = subject.PlacedFor is { } organization
                ? await store.Set<Enrollment>().AnyAsync(
                    one => one.ParticipantId == participant && one.OrganizationId == organization, cancellation)
                : await store.Participants.AnyAsync(one => one.Id == participant, cancellation);
            if (!isServed) throw new NotFoundException("participant");
            return;
        }
        var isOwn = subject.PlacedFor is null || subject.PlacedFor == subject.OrganizationId;
        if (!isOwn || !await store.Organizations.AnyAsync(one => one.Id == subject.OrganizationId, cancellation))
            throw new NotFoundException("organization");
    }

    internal sealed record Request
    {
        /// <summary>Either this one or <see cref="OrganizationId"/>.</summary>
        public Guid? ParticipantId { get; init; }

        public Guid? OrganizationId { get; init; }

        /// <summary>The case or request that it is for, in words that name nobody.</summary>
        public required string Reason { get; init; }
    }
}
