using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Sends a test to oneself; asked again it says what has become of it.</summary>
internal static class SendTest
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/tests/{id:guid}", HandleAsync).RequireAuthorization().ShowsOwn().Creates<View>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        PortalDbContext store,
        Reachability reachability,
        AskedMessages asked,
        DispatchSignal signal,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        if (await store.Dispatches.SingleOrDefaultAsync(d => d.Id == id, cancellation) is { } known)
        {
            return known.PersonId == caller.Id && known.Wording == Wording.Test && known.Only == request.Channel
                ? Results.Ok(View.Of(known))
                : throw RefusedException.InUse();
        }
        var account = await store.RequireAccountAsync(caller.Id, cancellation);
        var preferences = await reachability.PreferencesOfAsync(caller.Id, cancellation);
        new Check()
            .That(
                reachability.Offered.Contains(request.Channel)
                    && preferences.AddressOf(request.Channel, account.Email!) is not null,
                "channel",
                "Offered here, and with an address that is confirmed.")
            .ThrowIfAny();
        var dispatch = await asked.AddAsync(id, caller.Id, Wording.Test, request.Channel, cancellation);
        await store.SaveChangesAsync(cancellation);
        signal.Set();
        return Results.Created($"/api/portal/notices/tests/{id}", View.Of(dispatch));
    }

    internal sealed record Request
    {
        public required Channel Channel { get; init; }
    }

    internal sealed record View(Guid Id, Channel Channel, DispatchStatus Status)
    {
        public static View Of(Dispatch dispatch) => new(dispatch.Id, dispatch.Only!.Value, dispatch.Status);
    }
}
