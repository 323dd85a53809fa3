using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Smart;

internal static class RegisterClient
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/clients/{id:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing().Creates<ClientView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        ExchangeDbContext store,
        IDirectory directory,
        PublicAddresses addresses,
        TimeProvider time,
        CancellationToken cancellation)
    {
        await CheckAsync(request, directory, addresses, cancellation);
        var terms = new SmartClientTerms(
            request.OrganizationId, request.Name.Trim(), request.Purpose, request.Scope, request.Keys.ToKeys());
        if (await store.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is { } registered)
        {
            return registered.Terms == terms
                ? Results.Ok(ClientView.Of(registered))
                : throw new RefusedException(
                    RefusedException.DifferentContent, "This id is registered with other content.");
        }
        var client = SmartClient.Register(id, terms, time.Now());
        store.Clients.Add(client);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/exchange/clients/{id}", ClientView.Of(client));
    }

    private static async Task CheckAsync(
        Request request, IDirectory directory, PublicAddresses addresses, CancellationToken cancellation)
    {
        var organization = await directory.FindOrganizationAsync(
            new FindOrganization(request.OrganizationId), cancellation);
        var check = new Check();
        request.Terms.Check(check);
        check.That(organization.Kind is not null, "organizationId", "There is no such active organization.");
        request.Keys.Check(check, addresses);
        check.ThrowIfAny();
    }

    internal sealed record Request
    {
        public required Guid OrganizationId { get; init; }

        public required string Name { get; init; }

        public required string Scope { get; init; }

        public required PurposeOfUse Purpose { get; init; }

        public JsonElement? Jwks { get; init; }

        public string? JwksUrl { get; init; }

        internal TermsInput Terms => new() { Name = Name, Scope = Scope, Purpose = Purpose };

        internal KeysInput Keys => new() { Jwks = Jwks, JwksUrl = JwksUrl };
    }
}
