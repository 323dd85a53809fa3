using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Shows registrations, changes their terms and keys, shuts clients out and in again.</summary>
internal static class MaintainClients
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/clients").RequireRole(Role.Administrator).ShowsNothing();
        clients.MapGet("", ListAsync).WithSummary("List clients");
        clients.MapGet("/{id:guid}", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, _ => { }, null, store, cancellation)).WithSummary("Read client");
        clients.MapPost("/{id:guid}/disable", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, client => client.Disable(), null, store, cancellation)).WithSummary("Disable client");
        clients.MapPost("/{id:guid}/enable", (Guid id, ExchangeDbContext store, CancellationToken cancellation) =>
            ChangeAsync(id, client => client.Enable(), null, store, cancellation)).WithSummary("Enable client");
        clients.MapPut("/{id:guid}/keys", ChangeKeysAsync).WithSummary("Replace client's keys");
        clients.MapPut("/{id:guid}/terms", ChangeTermsAsync).WithSummary("Change client's terms");
    }

    private static async Task<Page<ClientView>> ListAsync(
        [AsParameters] PageRequest page,
        [FromQuery] Guid? organizationId,
        ExchangeDbContext store,
        CancellationToken cancellation)
    {
        var clients = store.Clients.Where(client => organizationId == null || client.OrganizationId == organizationId);
        return (await clients.NewestFirstAsync(page, cancellation)).Select(ClientView.Of);
    }

    private static Task<ClientView> ChangeKeysAsync(
        Guid id,
        KeysInput keys,
        PublicAddresses addresses,
        ExchangeDbContext store,
        CancellationToken cancellation)
    {
        var check = new Check();
        keys.Check(check, addresses);
        check.ThrowIfAny();
        return ChangeAsync(
            id, client => client.ReplaceKeys(keys.ToKeys()), keys.ExpectedVersion, store, cancellation);
    }

    private static Task<ClientView> ChangeTermsAsync(
        Guid id, TermsInput terms, ExchangeDbContext store, CancellationToken cancellation)
    {
        var check = new Check();
        terms.Check(check);
        check.ThrowIfAny();
        return ChangeAsync(
            id,
            client => client.Change(terms.Name.Trim(), terms.Purpose, terms.Scope),
            terms.ExpectedVersion,
            store,
            cancellation);
    }

    /// <param name="expected">Not asked for by a change that has been made already: a request may be repeated.</param>
    private static async Task<ClientView> ChangeAsync(
        Guid id, Action<SmartClient> change, long? expected, ExchangeDbContext store, CancellationToken cancellation)
    {
        var client = await store.Clients.SingleOrDefaultAsync(c => c.Id == id, cancellation)
            ?? throw new NotFoundException("client");
        var before = client.Version;
        change(client);
        if (expected is { } version && version != before && client.Version != before)
            throw new StaleVersionException(version, before);
        await store.SaveChangesAsync(cancellation);
        return ClientView.Of(client);
    }
}
