using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Agreements;

/// <summary>Check-ins pause, go on or end; what sobriety means the participant says.</summary>
internal static class MoveAgreement
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var agreement = routes.MapGroup(AgreeOnCheckIns.Route).ShowsOwn();
        agreement.MapPost("/pause", MoveTo(AgreementStatus.Paused)).WithSummary("Pause check-ins")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        agreement.MapPost("/resume", MoveTo(AgreementStatus.Active)).WithSummary("Resume check-ins")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        agreement.MapPost("/end", MoveTo(AgreementStatus.Ended)).WithSummary("End check-ins")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        agreement.MapPut("/sobriety", DefineAsync).WithSummary("Say what sobriety means").RequireRole(Role.Participant);
    }

    private static Delegate MoveTo(AgreementStatus next) =>
        async (Guid participantId, Request? request, Caller caller, AftercareDbContext store, IDirectory directory,
            ISeal seal, TimeProvider time, CancellationToken cancellation) =>
        {
            var now = time.Now();
            var holder = RecordHolder.Of(caller, participantId, request?.OrganizationId);
            var agreement = await FindAsync(participantId, holder, store, cancellation);
            if (next == AgreementStatus.Active)
                await RecordHolder.RequireServiceAsync(caller, participantId, holder, directory, cancellation);
            agreement.MoveTo(next, now);
            store.RequestReview(participantId, holder, now);
            await store.SaveChangesAsync(cancellation);
            return AgreementView.Of(agreement, caller, seal);
        };

    private static async Task<AgreementView> DefineAsync(
        Guid participantId,
        Definition request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().OptionalText(request.Words, "words", CheckInAgreement.SobrietyLength).ThrowIfAny();
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        var agreement = await FindAsync(participantId, holder, store, cancellation);
        agreement.Define(request.Words, seal, time.Now());
        await store.SaveChangesAsync(cancellation);
        return AgreementView.Of(agreement, caller, seal);
    }

    private static async Task<CheckInAgreement> FindAsync(
        Guid participantId, Guid holder, AftercareDbContext store, CancellationToken cancellation)
    {
        var id = CheckInAgreement.IdOf(participantId, holder);
        return await store.Agreements.SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("agreement");
    }

    /// <param name="OrganizationId">Required from a participant: with which organization.</param>
    internal sealed record Request(Guid? OrganizationId);

    internal sealed record Definition
    {
        public required Guid OrganizationId { get; init; }

        /// <summary>In the participant's own words, which nobody else sees; left out: taken back.</summary>
        public string? Words { get; init; }
    }
}
