using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>The participant signs, as asked or for less.</summary>
internal static class GrantConsent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/grant", HandleAsync).RequireRole(Role.Participant).ShowsOwn();

    private static async Task<ConsentView> HandleAsync(
        Guid id,
        GrantInput request,
        Caller caller,
        ConsentDbContext store,
        GuardianRule guardian,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var consent = await store.RequireVisibleAsync(id, caller, cancellation);
        var now = time.GetUtcNow();
        var grant = request.ToDomain();
        var isRepeated = consent.Signatures.Any(signature => signature.Signer == grant.Signer);
        if (request.Signature?.Drawing is { } drawing && !isRepeated)
        {
            var document = drawing.ToDomain(
                id, caller.Id, "signature.drawing", now, ConsentDocument.MaxDrawingBytes);
            store.Documents.Add(document);
            grant = grant with { DocumentId = document.Id };
        }
        consent.Grant(grant, now, await guardian.ForAsync(consent, cancellation));
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }
}
