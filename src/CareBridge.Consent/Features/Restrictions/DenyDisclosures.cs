using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Restrictions;

/// <summary>
/// The participant's own no. It beats every consent from the moment this answers, and nobody else may know of it.
/// </summary>
internal static class DenyDisclosures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/denials/{id:guid}", DenyAsync).WithSummary("Deny disclosures")
            .RequireRole(Role.Participant).ShowsOwn().Creates<RestrictionView>();
        routes.MapPost("/denials/{id:guid}/withdraw", WithdrawAsync).WithSummary("Withdraw denial")
            .RequireRole(Role.Participant).ShowsOwn();
        routes.MapGet("/denials", ListAsync).WithSummary("List denials").RequireRole(Role.Participant).ShowsOwn();
    }

    private static async Task<IResult> DenyAsync(
        Guid id,
        RestrictionScope scope,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var denial = Restriction.Deny(id, caller.Id, scope, time.GetUtcNow());
        return await store.KeepAsync(denial, "denials", cancellation);
    }

    private static async Task<RestrictionView> WithdrawAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var denial = await store.Restrictions.SingleOrDefaultAsync(
            r => r.Id == id && r.ParticipantId == caller.Id && r.AskedOrganizationId == null, cancellation)
            ?? throw new NotFoundException("denial");
        denial.End(answer: null, time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return RestrictionView.Of(denial);
    }

    private static async Task<Page<RestrictionView>> ListAsync(
        [AsParameters] PageRequest page, Caller caller, ConsentDbContext store, CancellationToken cancellation)
    {
        var own = await store.Restrictions
            .Where(r => r.ParticipantId == caller.Id && r.AskedOrganizationId == null)
            .NewestFirstAsync(page, cancellation);
        return own.Select(RestrictionView.Of);
    }
}
