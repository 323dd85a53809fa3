using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Shows registrations, shuts clients out and in again, and replaces their keys.</summary>
internal static class MaintainClients
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/clients/{id:guid}").RequireRole(Role.Administrator).ShowsNothing();
        clients.MapGet("", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, _ => { }, store, cancellation));
        clients.MapPost("/disable", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, client => client.Disable(), store, cancellation));
        clients.MapPost("/enable", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, client => client.Enable(), store, cancellation));
        clients.MapPut("/keys", (Guid id, KeysInput keys, ExchangeDbContext store, CancellationToken cancellation) =>
        {
            var check = new Check();
            keys.Check(check);
            check.ThrowIfAny();
            return ChangeAsync(id, client => client.ReplaceKeys(keys.ToKeys()), store, cancellation);
        });
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, Action<SmartClient> change, ExchangeDbContext store, CancellationToken cancellation)
    {
        var client = await store.Clients.SingleOrDefaultAsync(c => c.Id == id, cancellation)
            ?? throw new NotFoundException("client");
        change(client);
        await store.SaveChangesAsync(cancellation);
        return Results.Ok(ClientView.Of(client));
    }
}
