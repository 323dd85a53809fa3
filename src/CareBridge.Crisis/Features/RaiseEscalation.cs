using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Features.Raising;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Somebody who works with a person raises a crisis, or the person themself does. Nobody is turned away: it takes this
/// service's own store and nothing else, but for a participant of whom it has not heard yet.
/// </summary>
internal sealed class RaiseEscalation(
    CrisisDbContext store, CaseDesk desk, RaisingDesk raising, IDirectory directory, ISeal seal, TimeProvider time)
{
    private static readonly Dictionary<Role, RaiserKind> Raisers = new()
    {
        [Role.PeerSpecialist] = RaiserKind.Specialist,
        [Role.ClinicStaff] = RaiserKind.ClinicStaff,
        [Role.SocialServiceStaff] = RaiserKind.SocialServiceStaff,
        [Role.Participant] = RaiserKind.Participant,
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/escalations/{id:guid}",
                (Guid id, Request request, Caller caller, RaiseEscalation raise, CancellationToken cancellation) =>
                    raise.HandleAsync(id, request, caller, cancellation))
            .RequireRole([.. Raisers.Keys]).ShowsOwn().Creates<EscalationView>();

    private async Task<IResult> HandleAsync(
        Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        Check(id, request, caller);
        var organization = await OrganizationAsync(caller, cancellation);
        return await desk.TryAsync(() => TryAsync(id, request, caller, organization, cancellation));
    }

    private async Task<IResult> TryAsync(
        Guid id, Request request, Caller caller, Guid organization, CancellationToken cancellation)
    {
        var report = new Report
        {
            Id = id,
            ParticipantId = request.ParticipantId ?? caller.Id,
            OrganizationId = organization,
            RaisedBy = caller.Id,
            RaisedAs = request.RaisedAs ?? Raisers[caller.Role],
            Screen = request.Screen?.ToScreen(),
            Judged = request.Severity,
            Whereabouts = request.SealWhereabouts(seal),
            At = time.Now(),
        };
        var raised = await raising.TakeAsync(report, request.FollowsId, cancellation);
        await store.SaveChangesAsync(cancellation);
        var known = await store.KnownToRaiserAsync([raised.Escalation], cancellation);
        var view = EscalationView.Of(raised.Escalation, known.Contains(raised.Escalation.Id), caller);
        return raised.IsNew ? Results.Created($"/api/crisis/escalations/{view.Id}", view) : Results.Ok(view);
    }

    private static void Check(Guid id, Request request, Caller caller)
    {
        var isParticipant = caller.Role == Role.Participant;
        request.Check()
            .NotDerived(id, "id")
            .That(isParticipant || request.ParticipantId is not null, "participantId", "Required.")
            .That(
                !isParticipant || request.ParticipantId is null || request.ParticipantId == caller.Id,
                "participantId",
                "You raise about yourself; leave it out.")
            .That(
                request.RaisedAs is null || request.RaisedAs == Raisers[caller.Role]
                    || (request.RaisedAs == RaiserKind.Facilitator && caller.Role == Role.PeerSpecialist),
                "raisedAs",
                "Leave it out; who leads a group says facilitator.")
            .ThrowIfAny();
    }

    /// <summary>For which organization it is raised.</summary>
    /// <exception cref="UnavailableException">Nothing is known of the participant yet, and nobody answers.</exception>
    private async Task<Guid> OrganizationAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Role != Role.Participant) return caller.Organization;
        var known = await store.Participants.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == caller.Id, cancellation);
        if (known is not null) return known.Home;
        // The news of somebody who was registered a moment ago may still be on its way.
        var standing = await directory.FindParticipantAsync(new FindParticipant(caller.Id), cancellation);
        return standing.RegisteredBy ?? throw new RefusedException(
            "no-organization", "Nobody here serves you any more. Call or text 988 now; in danger, call 911.");
    }

    internal sealed record Request : ReportInput
    {
        /// <summary>Whom it is about; participants raise about themselves and leave it out.</summary>
        public Guid? ParticipantId { get; init; }

        /// <summary>Facilitator, of a specialist who raises it out of a group that they lead.</summary>
        public RaiserKind? RaisedAs { get; init; }

        /// <summary>An escalation of theirs about the same participant that has ended, and that this one goes on
        /// from.</summary>
        public Guid? FollowsId { get; init; }
    }
}
