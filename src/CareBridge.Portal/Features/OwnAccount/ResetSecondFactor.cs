using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>
/// An administrator takes away the second factors of somebody who has lost them, with the reason. Their sessions end;
/// staff set up new ones when they next sign in.
/// </summary>
internal sealed class ResetSecondFactor(PortalDbContext store, SecondFactors factors, TimeProvider time)
{
    private const string Path = "/accounts/{personId:guid}/second-factor-resets";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                Path + "/{id:guid}",
                (Guid personId, Guid id, Request request, Caller caller, ResetSecondFactor reset,
                    CancellationToken cancellation) =>
                    reset.HandleAsync(personId, id, request, caller, cancellation))
            .RequireRole(Role.Administrator).ShowsOwn().Creates<View>().WithSummary("Reset second factors");
        api.MapGet(
                Path,
                (Guid personId, ResetSecondFactor reset, CancellationToken cancellation) =>
                    reset.ReadAsync(personId, cancellation))
            .RequireRole(Role.Administrator).ShowsOwn().WithSummary("List resets of second factors");
    }

    private async Task<IResult> HandleAsync(
        Guid personId, Guid id, Request request, Caller caller, CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").Text(request.Reason, "reason", SecondFactorReset.MaxReasonLength)
            .ThrowIfAny();
        var signIn = await store.RequireSignInAsync(personId, cancellation);
        if (await store.SecondFactorResets.SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } known)
        {
            return known.AccountId == signIn.Id && known.ResetBy == caller.Id && known.Reason == request.Reason
                ? Results.Ok(View.Of(known))
                : throw RefusedException.InUse();
        }
        var reset = await ResetAsync(signIn, id, caller.Id, request.Reason, cancellation);
        return Results.Created($"/api/portal/accounts/{personId}/second-factor-resets/{id}", View.Of(reset));
    }

    /// <param name="by">Null for whoever sits at the machine.</param>
    public async Task<SecondFactorReset> ResetAsync(
        Account signIn, Guid id, Guid? by, string reason, CancellationToken cancellation)
    {
        var reset = new SecondFactorReset
        {
            Id = id,
            AccountId = signIn.Id,
            ResetBy = by,
            ResetAt = time.Now(),
            Reason = reason,
        };
        store.SecondFactorResets.Add(reset);
        await factors.RemoveAllAsync(signIn.Id, cancellation);
        signIn.EndSessions();
        await store.SaveChangesAsync(cancellation);
        return reset;
    }

    private async Task<IReadOnlyList<View>> ReadAsync(Guid personId, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(personId, cancellation);
        var resets = await store.SecondFactorResets.AsNoTracking().Where(r => r.AccountId == signIn.Id)
            .OrderBy(r => r.ResetAt).ToListAsync(cancellation);
        return [.. resets.Select(View.Of)];
    }

    internal sealed record Request
    {
        /// <summary>How the administrator knows that it is them, and what they have lost.</summary>
        public required string Reason { get; init; }

        public override string ToString() => nameof(ResetSecondFactor);
    }

    /// <param name="ResetBy">Null where it was done by the command, on the machine itself.</param>
    internal sealed record View(Guid Id, Guid? ResetBy, DateTimeOffset ResetAt, string Reason)
    {
        public static View Of(SecondFactorReset reset) =>
            new(reset.Id, reset.ResetBy, reset.ResetAt, reset.Reason);

        public override string ToString() => $"{nameof(SecondFactorReset)} {Id}";
    }
}
