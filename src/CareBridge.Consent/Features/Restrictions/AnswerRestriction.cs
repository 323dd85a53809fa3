using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Restrictions;

/// <summary>
/// The organization agrees, and is bound from then on, or refuses with a reason; either side may end it (42 CFR 2.26).
/// </summary>
internal static class AnswerRestriction
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/restrictions/{id:guid}/agree", AgreeAsync).WithSummary("Agree to restriction")
            .RequireRole(Role.PrivacyOfficer).ShowsOwn();
        routes.MapPost("/restrictions/{id:guid}/refuse", RefuseAsync).WithSummary("Refuse restriction")
            .RequireRole(Role.PrivacyOfficer).ShowsOwn();
        routes.MapPost("/restrictions/{id:guid}/end", EndAsync).WithSummary("End restriction")
            .RequireRole(Role.Participant, Role.PrivacyOfficer)
            .ShowsOwn();
    }

    private static Task<RestrictionView> AgreeAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation) =>
        ActAsync(
            id, caller, store, NoticeKind.RestrictionAnswered, asked => asked.Agree(time.GetUtcNow()), cancellation);

    private static Task<RestrictionView> RefuseAsync(
        Guid id,
        Explanation request,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation) => ActAsync(
            id,
            caller,
            store,
            NoticeKind.RestrictionAnswered,
            asked => asked.Refuse(request.Require(), time.GetUtcNow()),
            cancellation);

    /// <summary>A participant owes no reason; the organization does.</summary>
    private static Task<RestrictionView> EndAsync(
        Guid id,
        Explanation request,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation) => ActAsync(
            id,
            caller,
            store,
            NoticeKind.RestrictionEnded,
            asked => asked.End(
                caller.Role == Role.Participant ? request.Optional() : request.Require(), time.GetUtcNow()),
            cancellation);

    private static async Task<RestrictionView> ActAsync(
        Guid id,
        Caller caller,
        ConsentDbContext store,
        NoticeKind kind,
        Action<Restriction> act,
        CancellationToken cancellation)
    {
        var isParticipant = caller.Role == Role.Participant;
        var restriction = await store.Restrictions.SingleOrDefaultAsync(
            r => r.Id == id && r.AskedOrganizationId != null, cancellation);
        var isOwn = isParticipant
            ? restriction?.ParticipantId == caller.Id
            : restriction?.AskedOrganizationId == caller.Organization;
        if (restriction is null || !isOwn) throw new NotFoundException("restriction");

        var version = restriction.Version;
        act(restriction);
        if (restriction.Version != version)
        {
            store.Tell(isParticipant
                ? Notice.Of(
                    kind,
                    NoticeAudience.PrivacyOfficers,
                    restriction.AskedOrganizationId!.Value,
                    id,
                    restriction.ChangedAt)
                : Notice.Of(
                    kind, NoticeAudience.Participant, restriction.ParticipantId, id, restriction.ChangedAt));
        }
        await store.SaveChangesAsync(cancellation);
        return RestrictionView.Of(restriction);
    }

    internal sealed record Explanation(string? Reason)
    {
        public string? Optional()
        {
            new Check().OptionalText(Reason, "reason", Restriction.ReasonLength).ThrowIfAny();
            return Reason?.Trim();
        }

        public string Require()
        {
            new Check().Text(Reason, "reason", Restriction.ReasonLength).ThrowIfAny();
            return Reason!.Trim();
        }
    }
}
