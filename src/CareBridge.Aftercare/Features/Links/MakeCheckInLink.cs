using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>
/// A link and QR code to check in without an account. Each call makes a new one, for the secret of the one before is
/// not kept.
/// </summary>
internal static class MakeCheckInLink
{
    private const string Route = "/participants/{participantId:guid}/check-in-links";

    private const int UsualDays = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, MakeAsync).WithSummary("Make check-in link")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        routes.MapGet(Route, ListAsync).WithSummary("List check-in links")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        routes.MapPost("/check-in-links/{id:guid}/revoke", RevokeAsync).WithSummary("Revoke check-in link")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    private static async Task<MadeView> MakeAsync(
        Guid participantId,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IConfiguration configuration,
        HttpRequest http,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check()
            .That(
                request.Days >= 1 && request.Days <= AftercareLink.Longest.Days,
                "days",
                $"1 to {AftercareLink.Longest.Days}.")
            .ThrowIfAny();
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        var agreementId = CheckInAgreement.IdOf(participantId, holder);
        var agreement = await store.Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == agreementId, cancellation)
            ?? throw new NotFoundException("agreement");
        if (agreement.Status == AgreementStatus.Ended)
            throw new RefusedException("agreement-ended", "Agree on check-ins again first.");
        var (link, token) = AftercareLink.Make(
            LinkPurpose.CheckIn,
            new LinkSubject(agreementId, participantId, holder),
            caller.Id,
            TimeSpan.FromDays(request.Days),
            time.Now());
        store.Links.Add(link);
        await store.SaveChangesAsync(cancellation);
        return MadeView.Of(link, token, http, configuration);
    }

    private static async Task<IReadOnlyList<LinkView>> ListAsync(
        Guid participantId, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var links = await Of(store, caller).AsNoTracking().Where(l => l.ParticipantId == participantId)
            .OrderBy(l => l.SortKey).ToListAsync(cancellation);
        return [.. links.Select(LinkView.Of)];
    }

    private static async Task<LinkView> RevokeAsync(
        Guid id, Caller caller, AftercareDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var link = await Of(store, caller).SingleOrDefaultAsync(l => l.Id == id, cancellation)
            ?? throw new NotFoundException("link");
        link.Revoke(time.Now());
        await store.SaveChangesAsync(cancellation);
        return LinkView.Of(link);
    }

    private static IQueryable<AftercareLink> Of(AftercareDbContext store, Caller caller)
    {
        var (organization, id) = (caller.OrganizationId, caller.Id);
        return store.Links.Where(l => l.Purpose == LinkPurpose.CheckIn
            && (organization == null ? l.ParticipantId == id : l.OrganizationId == organization));
    }

    internal sealed record Request
    {
        /// <summary>Required from a participant: with which organization they check in.</summary>
        public Guid? OrganizationId { get; init; }

        /// <summary>How long it opens: 1 to 90.</summary>
        public int Days { get; init; } = UsualDays;
    }
}

/// <summary>A link that was just made.</summary>
/// <param name="Url">Shown this once: what opens it is not kept.</param>
/// <param name="QrCode">SVG of the address.</param>
internal sealed record MadeView(Guid Id, string Url, string QrCode, DateTimeOffset ExpiresAt)
{
    public static MadeView Of(AftercareLink link, string token, HttpRequest http, IConfiguration configuration)
    {
        var root = PublicUrl.Of(http, configuration, PublicUrl.OfPeople);
        var url = root + PathOf(token);
        return new MadeView(link.Id, url, Platform.Web.QrCode.ToSvg(url), link.ExpiresAt);
    }

    public static string PathOf(string token) => $"/api/aftercare/{OpenLink.Path}/{token}";
}

internal sealed record LinkView(
    Guid Id, Guid OrganizationId, Guid MadeBy, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, DateOnly? UsedOn)
{
    public static LinkView Of(AftercareLink link) => new(
        link.Id, link.OrganizationId, link.MadeBy, link.MadeAt, link.ExpiresAt, link.RevokedAt, link.UsedOn);
}
