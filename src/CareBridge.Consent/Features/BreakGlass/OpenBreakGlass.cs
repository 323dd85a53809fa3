using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.BreakGlass;

/// <summary>
/// Clinical or crisis staff open a person's records for themselves in a medical emergency (42 CFR 2.51).
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
        BreakGlassDesk desk,
        CancellationToken cancellation)
    {
        var asked = request.ToDomain(id, caller);
        // First what is wrong in itself: who only wants to know whether there is somebody must put it down.
        asked.Check().ThrowIfAny();
        var (access, isNew) = await desk.OpenAsync(asked, cancellation);
        var view = BreakGlassView.For(caller, access);
        return isNew ? Results.Created($"/api/consent/break-glass/{id}", view) : Results.Ok(view);
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

        public BreakGlassRequest ToDomain(Guid id, Caller caller) => new()
        {
            Id = id,
            ParticipantId = ParticipantId,
            OpenedBy = caller.Id,
            OrganizationId = caller.Organization,
            HolderOrganizationIds = [],
            Facility = Facility,
            NatureCode = NatureCode,
            Reason = Reason,
            Categories = Categories,
            SafeToTellParticipant = SafeToTellParticipant,
        };
    }
}
