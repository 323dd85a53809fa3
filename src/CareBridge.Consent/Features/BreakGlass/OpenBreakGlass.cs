using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>
/// Clinical or crisis staff open a person's records for themselves in a medical emergency (42 CFR 2.51). It is written
/// down, and told to the privacy officers on both sides, before anything is seen.
/// </summary>
internal static class OpenBreakGlass
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/break-glass/{id:guid}", HandleAsync)
            .RequireRole(Role.ClinicStaff, Role.CrisisResponder)
            .ShowsNothing()
            .Creates<BreakGlassView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        IDirectory directory,
        TimeProvider time,
        CancellationToken cancellation)
    {
        // First what is wrong in itself: who only wants to know whether there is somebody must put it down.
        request.ToDomain(id, caller, []).Check().ThrowIfAny();
        await RequireKnownAsync(caller, directory, cancellation);
        var standing = await directory.FindParticipantAsync(new FindParticipant(request.ParticipantId), cancellation);
        if (!standing.Exists) throw new NotFoundException("participant");
        var asked = request.ToDomain(id, caller, standing.OrganizationIds);
        if (await store.BreakGlass.SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } existing)
        {
            return existing.Answers(asked)
                ? Results.Ok(BreakGlassView.For(caller, existing))
                : throw RefusedException.InUse();
        }
        var access = BreakGlassAccess.Open(asked, time.GetUtcNow());
        store.AddBreakGlass(access);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/consent/break-glass/{id}", BreakGlassView.For(caller, access));
    }

    /// <summary>
    /// Of whom nobody has made sure, or somebody doubts, nobody knows that they are medical personnel (42 CFR 2.51).
    /// Papers that are late keep nobody from helping.
    /// </summary>
    private static async Task RequireKnownAsync(Caller caller, IDirectory directory, CancellationToken cancellation)
    {
        var organization = await directory.FindOrganizationAsync(
            new FindOrganization(caller.Organization), cancellation);
        if (organization.Verification is OrganizationVerification.Unverified or OrganizationVerification.Suspended)
            throw new RefusedException("organization-not-verified", "Your organization is not verified.");
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public string? Facility { get; init; }

        public string? NatureCode { get; init; }

        public string? Reason { get; init; }

        public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

        /// <summary>False keeps it from the participant until a privacy officer finds it safe.</summary>
        public bool SafeToTellParticipant { get; init; } = true;

        public BreakGlassRequest ToDomain(Guid id, Caller caller, IReadOnlyList<Guid> holders) => new()
        {
            Id = id,
            ParticipantId = ParticipantId,
            OpenedBy = caller.Id,
            OrganizationId = caller.Organization,
            HolderOrganizationIds = holders,
            Facility = Facility,
            NatureCode = NatureCode,
            Reason = Reason,
            Categories = Categories,
            SafeToTellParticipant = SafeToTellParticipant,
        };
    }
}
