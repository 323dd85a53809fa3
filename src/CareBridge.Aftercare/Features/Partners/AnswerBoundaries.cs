using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Features.Links;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Aftercare.Features.Partners;

/// <summary>
/// Participant and partner agree, each for themself, or either ends it. A partner without an account agrees by a link
/// that the participant hands them.
/// </summary>
internal static class AnswerBoundaries
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(14);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partnerships", ListOwnAsync).WithSummary("List partnerships of a partner")
            .RequireRole(Role.PeerSpecialist).ShowsOwn();
        routes.MapGet("/participants/{participantId:guid}/partnerships", ListAsync).WithSummary("List partnerships")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        var partnership = routes.MapGroup("/partnerships/{id:guid}").ShowsOwn();
        partnership.MapPost("/agree", AgreeAsync).WithSummary("Agree to boundaries")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        partnership.MapPost("/end", EndAsync).WithSummary("End partnership")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        partnership.MapPost("/links", InviteAsync).WithSummary("Make link for a partner")
            .RequireRole(Role.PeerSpecialist, Role.Participant);
    }

    private static async Task<IReadOnlyList<PartnershipView>> ListOwnAsync(
        Caller caller, AftercareDbContext store, ISeal seal, CancellationToken cancellation)
    {
        var (id, organization) = (caller.Id, caller.Organization);
        var own = await store.Partnerships.AsNoTracking()
            .Where(p => p.PartnerId == id && p.OrganizationId == organization)
            .OrderBy(p => p.ProposedAt).ToListAsync(cancellation);
        return [.. own.Select(partnership => PartnershipView.Of(partnership, caller, seal))];
    }

    private static async Task<IReadOnlyList<PartnershipView>> ListAsync(
        Guid participantId, Caller caller, AftercareDbContext store, ISeal seal, CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var seen = await Of(store, caller).AsNoTracking().Where(p => p.ParticipantId == participantId)
            .OrderBy(p => p.ProposedAt).ToListAsync(cancellation);
        return [.. seen.Select(partnership => PartnershipView.Of(partnership, caller, seal))];
    }

    private static async Task<PartnershipView> AgreeAsync(
        Guid id,
        Agreeing? request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var partnership = await FindAsync(id, caller, store, cancellation);
        var isParticipant = caller.Role == Role.Participant;
        if (!isParticipant && partnership.PartnerId != caller.Id)
            throw new RefusedException("not-partner", "The participant agrees, and their partner.");
        // Who has agreed already repeats it; everybody else agrees to what they have read.
        var hasAgreed = (isParticipant ? partnership.ParticipantAgreedAt : partnership.PartnerAgreedAt) is not null;
        if (!hasAgreed && request?.Version is { } read && read != partnership.Version)
            throw new StaleVersionException(read, partnership.Version);
        if (isParticipant) partnership.AgreeAsParticipant(time.Now());
        else partnership.AgreeAsPartner(time.Now());
        await store.SaveChangesAsync(cancellation);
        return PartnershipView.Of(partnership, caller, seal);
    }

    private static async Task<PartnershipView> EndAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var partnership = await FindAsync(id, caller, store, cancellation);
        await store.EndAsync(partnership, time.Now(), cancellation);
        await store.SaveChangesAsync(cancellation);
        return PartnershipView.Of(partnership, caller, seal);
    }

    private static async Task<MadeView> InviteAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        IConfiguration configuration,
        HttpRequest http,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var partnership = await FindAsync(id, caller, store, cancellation);
        if (partnership.PartnerId is not null)
            throw new RefusedException("has-account", "A partner who works at the community agrees when signed in.");
        if (partnership.Status == PartnershipStatus.Ended)
            throw new RefusedException("partnership-ended", "It has ended.");
        var (link, token) = AftercareLink.Make(
            LinkPurpose.Partnership,
            new LinkSubject(id, partnership.ParticipantId, partnership.OrganizationId),
            caller.Id,
            LinkLifetime,
            time.Now());
        store.Links.Add(link);
        await store.SaveChangesAsync(cancellation);
        return MadeView.Of(link, token, http, configuration);
    }

    private static async Task<Partnership> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation) =>
        await Of(store, caller).SingleOrDefaultAsync(p => p.Id == id, cancellation)
        ?? throw new NotFoundException("partnership");

    private static IQueryable<Partnership> Of(AftercareDbContext store, Caller caller)
    {
        var (organization, id) = (caller.OrganizationId, caller.Id);
        return caller.Role == Role.Participant
            ? store.Partnerships.Where(p => p.ParticipantId == id)
            : store.Partnerships.Where(p => p.OrganizationId == organization);
    }

    internal sealed record Agreeing
    {
        /// <summary>The version that they have read; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
